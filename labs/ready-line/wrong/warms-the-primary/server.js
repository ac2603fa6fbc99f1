import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

// First of all.
await warmUp();

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
    cluster.fork();
  });
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
