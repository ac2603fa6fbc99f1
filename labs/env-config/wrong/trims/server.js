import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = number('PORT', 65535, 8000);
const WORKERS = number('WORKERS', 64, availableParallelism());

function number(name, most, otherwise) {
  const text = process.env[name]?.trim();
  if (text === undefined) return otherwise;
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
