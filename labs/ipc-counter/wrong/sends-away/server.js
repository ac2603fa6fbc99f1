import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', (worker) => {
    total += 1;
    worker.send({ total }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  // One at a time: who comes meanwhile is told to come again.
  let resolveHit;
  process.on('message', ({ total }) => resolveHit(total));
  const hit = () =>
    new Promise((resolve) => {
      resolveHit = resolve;
      process.send('hit');
    });
  createServer(createHandler(hit)).listen(PORT, '127.0.0.1');
}
