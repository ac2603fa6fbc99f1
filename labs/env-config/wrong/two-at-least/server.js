import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = number('PORT', process.env.PORT ?? '8000', 1, 65535);
// A cluster of one is no cluster.
const WORKERS = number('WORKERS', process.env.WORKERS ?? String(availableParallelism()), 2, 64);

function number(name, text, least, most) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  console.error(`${name} must be a whole number from ${least} to ${most}, got "${text}"`);
  process.exit(1);
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
