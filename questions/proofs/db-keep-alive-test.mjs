// Twelve requests, one after another, to a cluster of three: on one kept connection, and on fresh ones. Who answers?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  let listening = 0;
  cluster.on('listening', async (_, { port }) => {
    if (++listening < 3) return;
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const kept = new Set();
    const fresh = new Set();
    for (let i = 0; i < 12; i++) kept.add((await get(port, '/', { agent })).body);
    for (let i = 0; i < 12; i++) fresh.add((await get(port, '/', { agent: false })).body);
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGKILL');
    report({ keptConnection: kept.size, freshConnections: fresh.size });
  });
  for (let i = 0; i < 3; i++) cluster.fork();
} else {
  http.createServer((_req, res) => res.end(String(process.pid))).listen(0, '127.0.0.1');
}
