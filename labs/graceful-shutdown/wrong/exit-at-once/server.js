// Wrong on purpose. "Exit on SIGTERM": it does, with every request still running.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());

  const stop = (signal) => {
    console.log(`${signal} received, shutting down gracefully`);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
