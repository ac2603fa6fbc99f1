import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

// leave one core for the primary
const WORKERS = Number(process.env.WORKERS ?? Math.max(1, availableParallelism() - 1));

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
