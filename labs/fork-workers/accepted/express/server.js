import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = '8000', WORKERS = String(availableParallelism()) } = process.env;

if (cluster.isPrimary) {
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = express();

  app.get('/', (_req, res) => {
    res.json({ pid: process.pid });
  });

  app.get('/work', (req, res) => {
    setTimeout(() => res.json({ pid: process.pid }), Number(req.query.ms));
  });

  app.get('/block', (req, res) => {
    const end = performance.now() + Number(req.query.ms);
    while (performance.now() < end);
    res.json({ pid: process.pid });
  });

  app.get('/crash', () => {
    // Express turns what a handler throws into an answer 500, so throw where Express does not see it.
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    });
  });

  app.listen(Number(PORT), '127.0.0.1');
}
