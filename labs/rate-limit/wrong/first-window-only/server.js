import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) {
  let used = 0;
  let windowEnd;
  const take = () => {
    const now = performance.now();
    // The first request opens the window.
    windowEnd ??= now + WINDOW_MS;
    if (now >= windowEnd) used = 0;
    if (used >= LIMIT) return false;
    used += 1;
    return true;
  };
  cluster.on('message', (worker, { id }) => worker.send({ id, allowed: take() }, () => {}));
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = new Map();
  let lastId = 0;
  process.on('message', ({ id, allowed }) => {
    waiting.get(id)?.(allowed);
    waiting.delete(id);
  });
  const allow = () =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      process.send({ id });
    });
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
