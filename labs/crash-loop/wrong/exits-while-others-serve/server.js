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
    if (failures > 5) {
      console.error('crash loop detected');
      process.exit(1);
    }
    setTimeout(() => cluster.fork(), 150);
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
