import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';
import { runJob } from './job.js';

const { PORT = 8000, WORKERS = availableParallelism(), JOB_EVERY_MS = 60_000 } = process.env;

if (cluster.isPrimary) {
  // A lock, kept by the primary. Whoever asks first has it, and loses it with its life.
  let holder = null;

  cluster.on('message', (worker, message) => {
    if (message !== 'may I?') return;
    holder ??= worker;
    worker.send({ yours: holder === worker }, () => {});
  });
  cluster.on('exit', (worker) => {
    if (holder === worker) holder = null;
    cluster.fork();
  });

  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const every = Number(JOB_EVERY_MS);
  let timer;

  process.on('message', ({ yours }) => {
    if (!yours || timer) return;
    timer = setInterval(runJob, every);
    clearInterval(asking);
  });
  const asking = setInterval(() => process.send('may I?'), every / 2);

  const app = express();
  const answer = (_req, res) => res.json({ pid: process.pid });

  app.get('/', answer);
  app.get('/work', (req, res) => setTimeout(answer, Number(req.query.ms), req, res));
  app.get('/block', (req, res) => {
    for (const end = Date.now() + Number(req.query.ms); Date.now() < end; );
    answer(req, res);
  });
  app.get('/crash', () => setImmediate(() => Promise.reject(new Error('GET /crash was asked for'))));
  app.listen(Number(PORT), '127.0.0.1');
}
