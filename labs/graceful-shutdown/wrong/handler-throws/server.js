// Wrong on purpose. In the primary there is no server to close: `server` belongs to the workers.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) {
  let server;
  let stopping = false;

  cluster.on('exit', () => {
    if (!stopping) cluster.fork();
  });

  const stop = () => {
    stopping = true;
    server.close(() => process.exit(0));
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
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
