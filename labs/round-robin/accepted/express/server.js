import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = 8000, WORKERS = availableParallelism() } = process.env;

cluster.schedulingPolicy = cluster.SCHED_RR;

if (cluster.isPrimary) {
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = express();
  const answer = (_req, res) => res.json({ pid: process.pid });

  app.get('/', answer);
  app.get('/work', (req, res) => setTimeout(answer, Number(req.query.ms), req, res));
  app.get('/block', (req, res) => {
    const end = performance.now() + Number(req.query.ms);
    while (performance.now() < end);
    answer(req, res);
  });
  app.get('/crash', () => {
    // Express turns what a handler throws into an answer 500, so throw where Express does not see it.
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    });
  });

  app.listen(Number(PORT), '127.0.0.1');
}
