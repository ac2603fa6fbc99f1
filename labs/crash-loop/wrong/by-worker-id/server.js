import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const failures = new Map();

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    const count = (failures.get(worker.id) ?? 0) + 1;
    failures.set(worker.id, count);
    setTimeout(() => cluster.fork(), Math.min(100 * 2 ** (count - 1), 2000));
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
