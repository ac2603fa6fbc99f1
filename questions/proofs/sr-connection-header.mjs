// Is the connection kept after the answer: as it is, with `Connection: close`, and with shouldKeepAlive = false?
import http from 'node:http';
import { get, report } from './lib.mjs';

const server = http.createServer((req, res) => {
  if (req.url === '/header') res.setHeader('Connection', 'close');
  if (req.url === '/shouldKeepAlive') res.shouldKeepAlive = false;
  res.end('done');
});
server.listen(0, '127.0.0.1', async () => {
  const seen = {};
  for (const path of ['plain', 'header', 'shouldKeepAlive']) {
    const { headers } = await get(server.address().port, `/${path}`, {
      agent: new http.Agent({ keepAlive: true }),
    });
    seen[path] = headers.connection === 'close' ? 'ended' : 'kept';
  }
  report(seen);
});
