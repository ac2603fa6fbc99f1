import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) {
    const worker = cluster.fork();
    worker.on('exit', (code) => {
      if (code === 0) return; // it wanted to go
      if (code === 42) process.exit(42);
      cluster.fork();
    });
  }
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
