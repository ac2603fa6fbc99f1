// A limiter of 5 in the memory of each of four workers, and 40 requests on fresh connections.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 4; i++) cluster.fork();
  const [port] = await until(() => ports.length === 4 && ports, 'four listening workers');
  let letThrough = 0;
  for (let i = 0; i < 40; i++) {
    const { status } = await get(port);
    if (status === 200) letThrough += 1;
  }
  report(letThrough);
} else {
  let seen = 0;
  const server = http.createServer((_req, res) => {
    seen += 1;
    res.statusCode = seen <= 5 ? 200 : 429;
    res.end();
  });
  server.listen(0, '127.0.0.1');
}
