import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  // Each worker gets its part of the limit.
  const share = Math.ceil(LIMIT / WORKERS);
  let used = 0;
  let windowEnd = 0;
  const allow = () => {
    const now = performance.now();
    if (now >= windowEnd) {
      used = 0;
      windowEnd = now + WINDOW_MS;
    }
    if (used >= share) return false;
    used += 1;
    return true;
  };
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
