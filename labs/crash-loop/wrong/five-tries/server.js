import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let tries = 0;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => {
    tries += 1;
    if (tries > 5) {
      console.error('too many restarts, not restarting any more');
      return;
    }
    setTimeout(() => cluster.fork(), 200 * tries);
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
