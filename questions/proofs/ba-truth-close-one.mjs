// Three workers under round robin. The first one closes its server. Who answers now, and is anybody refused?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

cluster.schedulingPolicy = cluster.SCHED_RR;
if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');

  cluster.workers[1].send('close');
  await once(cluster.workers[1], 'message');
  const answers = [];
  for (let i = 0; i < 6; i++) {
    const { body, error } = await get(port);
    answers.push(error ?? body);
  }
  report({ answeredBy: [...new Set(answers)].sort(), firstWorkerLives: !cluster.workers[1].isDead() });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  server.listen(0, '127.0.0.1');
  process.on('message', () => server.close(() => process.send('closed')));
}
