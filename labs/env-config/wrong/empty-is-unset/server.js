import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = number('PORT', process.env.PORT || '8000', 65535);
const WORKERS = number('WORKERS', process.env.WORKERS || String(availableParallelism()), 64);

function number(name, text, most) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  console.error(`${name} must be a whole number from 1 to ${most}, got "${text}"`);
  process.exit(1);
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
