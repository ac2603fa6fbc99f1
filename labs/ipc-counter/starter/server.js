import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // TODO: somebody has to know the total, and must outlive the workers.
} else {
  let hits = 0;

  // TODO: this counts in one worker only. Count for all of them, and give the total, this hit included.
  const hit = () => {
    hits += 1;
    return hits;
  };

  createServer(createHandler(hit)).listen(PORT, '127.0.0.1');
}
