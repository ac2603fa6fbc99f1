// Each of three workers counts its requests and tells its own number at /metrics.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = [cluster.fork(), cluster.fork(), cluster.fork()];
  const [[{ port }]] = await Promise.all(workers.map((worker) => once(worker, 'listening')));
  let total = 0;
  for (let client = 1; client <= 9; client++) {
    const { body } = await get(port);
    say({ client }, `served by worker ${body}`);
    total += 1;
  }
  const seen = [];
  for (let i = 0; i < 3; i++) {
    const { body } = await get(port, '/metrics');
    say({ primary: true }, `monitoring reads "${body}"`);
    seen.push(Number(body.split(' ')[1]));
  }
  report({ seen, total });
} else {
  let requests = 0;
  http
    .createServer((req, res) => {
      if (req.url === '/metrics') return res.end(`requests ${requests}`);
      requests += 1;
      res.end(String(cluster.worker.id));
    })
    .listen(0, '127.0.0.1');
}
