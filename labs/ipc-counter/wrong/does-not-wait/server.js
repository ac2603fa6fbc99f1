import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', () => {
    total += 1;
    for (const worker of Object.values(cluster.workers)) worker.send({ total }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let known = 0;
  process.on('message', ({ total }) => {
    known = total;
  });
  const hit = () => {
    process.send('hit');
    return known;
  };
  createServer(createHandler(hit)).listen(PORT, '127.0.0.1');
}
