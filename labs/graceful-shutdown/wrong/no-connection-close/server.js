// Wrong on purpose. disconnect() closes the server. That a client keeps its connection was not thought of.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

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
    for (const worker of workers) worker.disconnect();
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, SHUTDOWN_TIMEOUT_MS).unref();
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
