import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = 8000, WORKERS = availableParallelism(), SHUTDOWN_TIMEOUT_MS = 10_000 } = process.env;

if (cluster.isPrimary) {
  const alive = new Set();
  let stopping = false;

  const fork = () => {
    const worker = cluster.fork();
    alive.add(worker);
    worker.once('exit', () => {
      alive.delete(worker);
      if (!stopping) fork();
      else if (alive.size === 0) process.exit(0);
    });
  };

  const shutdown = (signal) => {
    if (stopping) return;
    stopping = true;
    console.log(`${signal}: waiting for ${alive.size} workers`);
    for (const worker of alive) {
      worker.send('shutdown');
      worker.disconnect();
    }
    const force = () => alive.forEach((worker) => void worker.process.kill('SIGKILL'));
    setTimeout(force, Number(SHUTDOWN_TIMEOUT_MS)).unref();
  };

  process.on('SIGTERM', shutdown);
  process.on('SIGINT', shutdown);
  for (let i = 0; i < Number(WORKERS); i++) fork();
} else {
  const app = express();
  let closing = false;

  const reply = (res) => {
    if (closing) res.set('Connection', 'close');
    res.json({ pid: process.pid });
  };

  app.get('/', (_req, res) => reply(res));
  app.get('/work', (req, res) => void setTimeout(reply, Number(req.query.ms), res));
  app.get('/block', (req, res) => {
    const end = Date.now() + Number(req.query.ms);
    while (Date.now() < end);
    reply(res);
  });
  // Express catches what a route throws, so that one has to be thrown outside it.
  app.get('/crash', () => void setImmediate(() => JSON.parse('crash')));

  process.on('message', (message) => {
    if (message === 'shutdown') closing = true;
  });
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  app.listen(Number(PORT));
}
