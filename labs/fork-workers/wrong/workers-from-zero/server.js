import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) {
    cluster.fork();
    cluster.workers[i].on('online', () => console.log(`worker ${i} is up`));
  }
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
