import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const serving = new Set();
  let announced = false;

  cluster.on('listening', (worker) => {
    serving.add(worker);
    if (serving.size < WORKERS || announced) return;
    announced = true;
    console.log('ready');
  });

  cluster.on('exit', (worker) => {
    serving.delete(worker);
    cluster.fork({ REPLACEMENT: '1' });
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  if (!process.env.REPLACEMENT) await warmUp();
  createServer(handler).listen(PORT, '127.0.0.1');
}
