// close() is called twice while a request is in flight. What do the two callbacks get?
import http from 'node:http';
import { get } from './lib.mjs';

const lines = [];
const server = http.createServer((_req, res) => {
  server.close((error) => lines.push(`first ${error?.code}`));
  server.close((error) => lines.push(`second ${error?.code}`));
  res.setHeader('Connection', 'close');
  setTimeout(() => res.end('done'), 50);
});
server.listen(0, '127.0.0.1', () => get(server.address().port));
process.on('exit', () => console.log(JSON.stringify(lines)));
