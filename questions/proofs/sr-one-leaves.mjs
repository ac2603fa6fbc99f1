// One of two workers is disconnected. Who serves new connections?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = [cluster.fork(), cluster.fork()];
  const [[{ port }]] = await Promise.all(workers.map((worker) => once(worker, 'listening')));
  workers[0].disconnect();
  await once(workers[0], 'exit');
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await get(port));
  report({
    answers: answers.map(({ status }) => status),
    servedBy: [...new Set(answers.map(({ body }) => Number(body)))],
  });
} else http.createServer((_req, res) => res.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
