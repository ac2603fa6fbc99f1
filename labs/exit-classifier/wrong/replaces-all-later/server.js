import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** No hurry: whatever ended the worker may still be there. */
const PAUSE = 2000;

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker, code) => {
    if (code === 42) process.exit(42);
    setTimeout(() => cluster.fork(), PAUSE);
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
