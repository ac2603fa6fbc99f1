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
  let timer;
  const take = () => {
    used += 1;
    // When it has been quiet for a window, all is forgotten.
    clearTimeout(timer);
    timer = setTimeout(() => {
      used = 0;
    }, WINDOW_MS);
    return used <= LIMIT;
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
