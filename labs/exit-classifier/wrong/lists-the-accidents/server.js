import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker, code, signal) => {
    if (code === 42) process.exit(42);
    // An uncaught error ends with 1, and a kill with a signal.
    if (code === 1 || signal !== null) cluster.fork();
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
