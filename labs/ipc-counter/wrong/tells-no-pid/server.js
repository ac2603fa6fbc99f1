import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', (worker, { id }) => {
    total += 1;
    worker.send({ id, total }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = new Map();
  let lastId = 0;
  process.on('message', ({ id, total }) => {
    waiting.get(id)?.(total);
    waiting.delete(id);
  });
  const hit = () =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      process.send({ id });
    });
  createServer(createHandler(hit)).listen(PORT, '127.0.0.1');
}
