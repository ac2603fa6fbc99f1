// Six kept connections to two workers under round robin: what does getConnections() count in each?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = [cluster.fork(), cluster.fork()];
  const [[{ port }]] = await Promise.all(workers.map((worker) => once(worker, 'listening')));
  for (let client = 1; client <= 6; client++) {
    const agent = new http.Agent({ keepAlive: true }); // an agent each, so a connection each
    const { body } = await get(port, '/', { agent });
    say({ client }, `connected to worker ${body}`);
  }
  const counts = [];
  for (const [i, worker] of workers.entries()) {
    worker.send('count');
    [counts[i]] = await once(worker, 'message');
    say({ worker: i + 1 }, `holds ${counts[i]} connections`);
  }
  await until(() => counts.length === 2, 'both have counted');
  report({ counts });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  process.on('message', () => server.getConnections((_error, count) => process.send(count)));
}
