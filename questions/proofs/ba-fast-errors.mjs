// A server whose database is gone answers at once. What does a counter of answers say, and one that looks at the status?
import http from 'node:http';
import { get, report } from './lib.mjs';

const server = http.createServer((_req, res) => {
  res.statusCode = 500;
  res.end('no database');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
let answers = 0;
let good = 0;
for (let i = 0; i < 20; i++) {
  const { status } = await get(server.address().port);
  if (status !== undefined) answers += 1;
  if (status === 200) good += 1;
}
report({ answers, ofThese200: good });
