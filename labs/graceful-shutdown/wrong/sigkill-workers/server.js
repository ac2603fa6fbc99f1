// Wrong on purpose. Making sure that nothing is left, a little too early.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const workers = new Set();
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (!stopping) cluster.fork();
    else if (workers.size === 0) process.exit(0);
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const worker of workers) worker.process.kill('SIGKILL');
  };

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const server = createServer(handler);

  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
