import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  for (let i = 0; i < WORKERS; i++) {
    cluster.workers[i].on('exit', (code, signal) => {
      if (code === 42) process.exit(42);
      if (code !== 0 || signal !== null) cluster.fork();
    });
  }
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
