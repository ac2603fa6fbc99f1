// server.close() comes while a request is in flight on a kept connection. Is the next request on it served?
import http from 'node:http';
import { get, report } from './lib.mjs';

let requests = 0;
const server = http.createServer((_req, res) => {
  if (++requests === 1) server.close();
  setTimeout(() => res.end('done'), 20);
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const first = await get(port, '/', { agent });
  const second = await get(port, '/', { agent });
  const fresh = await get(port);
  report({ first: first.status, second: second.status, newConnection: fresh.error ?? fresh.status });
});
