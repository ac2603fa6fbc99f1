import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const serving = new Set();
  let failures = 0;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('listening', (worker) => {
    serving.add(worker);
    failures = 0;
  });
  cluster.on('exit', (worker) => {
    serving.delete(worker);
    failures += 1;
    if (failures > 6 && serving.size === 0) {
      console.error('all workers keep crashing, shutting down');
      process.exit();
    }
    setTimeout(() => cluster.fork(), Math.min(200 * failures, 1000));
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
