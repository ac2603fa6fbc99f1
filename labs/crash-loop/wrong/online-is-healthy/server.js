import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let pause = 100;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('online', () => {
    // It is up again: start over with a short pause.
    pause = 100;
  });
  cluster.on('exit', () => {
    setTimeout(() => cluster.fork(), pause);
    pause = Math.min(pause * 2, 2000);
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
