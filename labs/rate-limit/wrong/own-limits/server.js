import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

// One for all: every process below has it.
const hits = [];
const allow = () => {
  const now = performance.now();
  while (hits.length > 0 && hits[0] <= now - WINDOW_MS) hits.shift();
  if (hits.length >= LIMIT) return false;
  hits.push(now);
  return true;
};

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
