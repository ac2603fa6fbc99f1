import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let failures = 0;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('listening', () => {
    failures = 0;
  });
  cluster.on('exit', () => {
    failures += 1;
    const end = Date.now() + Math.min(100 * 2 ** failures, 1800);
    while (Date.now() < end) {
      // wait before the next try
    }
    cluster.fork();
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
