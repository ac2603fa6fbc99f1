import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

if (cluster.isPrimary) {
  const workers = Number(process.env.WORKERS ?? availableParallelism());
  cluster.on('exit', (_worker, code) => process.exit(code));
  for (let i = 0; i < Math.min(workers || 1, 64); i++) cluster.fork();
} else {
  // Here, where the values are used.
  const PORT = number('PORT', process.env.PORT ?? '8000', 65535);
  number('WORKERS', process.env.WORKERS ?? String(availableParallelism()), 64);
  createServer(handler).listen(PORT, '127.0.0.1');
}

function number(name, text, most) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  console.error(`${name} must be a whole number from 1 to ${most}, got "${text}"`);
  process.exit(1);
}
