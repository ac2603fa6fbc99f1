// A proxy with two kept connections sends 40 requests to a server of four workers. How many workers answer?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 4; i++) cluster.fork();
  const [port] = await until(() => ports.length === 4 && ports, 'four listening workers');

  const connections = [1, 2].map(() => new http.Agent({ keepAlive: true, maxSockets: 1 }));
  const onTwo = new Set();
  const fresh = new Set();
  for (let i = 0; i < 40; i++) {
    onTwo.add((await get(port, '/', { agent: connections[i % 2] })).body);
    fresh.add((await get(port)).body);
  }
  report({ onTwoConnections: onTwo.size, onFreshConnections: fresh.size });
} else {
  http.createServer((_req, res) => res.end(String(process.pid))).listen(0, '127.0.0.1');
}
