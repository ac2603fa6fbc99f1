import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  // A pause that grows with the number of the worker.
  const pauseFor = () => 100 * cluster.worker.id;

  for (let i = 0; i < WORKERS; i++) setTimeout(() => cluster.fork(), pauseFor() - 100);

  cluster.on('exit', () => setTimeout(() => cluster.fork(), pauseFor()));
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
