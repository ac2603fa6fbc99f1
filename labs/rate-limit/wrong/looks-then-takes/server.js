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
  let windowEnd = 0;
  cluster.on('message', (worker, { type, id }) => {
    const now = performance.now();
    if (now >= windowEnd) {
      used = 0;
      windowEnd = now + WINDOW_MS;
    }
    if (type === 'add') used += 1;
    worker.send({ id, used }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = new Map();
  let lastId = 0;
  process.on('message', ({ id, used }) => {
    waiting.get(id)?.(used);
    waiting.delete(id);
  });
  const ask = (type) =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      process.send({ type, id });
    });
  const allow = async () => {
    if ((await ask('get')) >= LIMIT) return false;
    await ask('add');
    return true;
  };
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
