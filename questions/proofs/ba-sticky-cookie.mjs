// Three requests with one and the same cookie, each on its own connection.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');
  const workers = new Set();
  for (let i = 0; i < 3; i++) {
    workers.add((await get(port, '/', { headers: { cookie: 'session=anna' } })).body);
  }
  report({ workers: workers.size });
} else {
  http.createServer((_req, res) => res.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
}
