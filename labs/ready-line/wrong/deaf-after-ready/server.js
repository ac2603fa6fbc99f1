import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const serving = new Set();

  cluster.on('exit', (worker) => {
    serving.delete(worker);
    cluster.fork();
  });

  cluster.on('listening', (worker) => {
    serving.add(worker);
    if (serving.size < WORKERS) return;
    console.log('ready');
    // Once.
    cluster.removeAllListeners();
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  await warmUp();
  createServer(handler).listen(PORT, '127.0.0.1');
}
