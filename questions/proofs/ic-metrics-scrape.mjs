// Seven requests to two workers; then two looks at /metrics on the shared port.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  cluster.fork();
  cluster.fork();
  const [port] = await until(() => ports.length === 2 && ports, 'two listening workers');
  for (let i = 0; i < 7; i++) await get(port);
  const told = [];
  for (let i = 0; i < 2; i++) told.push(Number((await get(port, '/metrics')).body));
  report({ requests: 7, told });
} else {
  let requests = 0;
  const server = http.createServer((req, res) => {
    if (req.url === '/metrics') return res.end(String(requests));
    requests += 1;
    res.end();
  });
  server.listen(0, '127.0.0.1');
}
