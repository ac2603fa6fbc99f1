import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const MAX_WORKERS = 1000;

/** Digits only, and within 1 and `max`. */
function fromEnv(name, max, fallback) {
  const text = process.env[name];
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) {
    console.error(`${name} must be between 1 and ${max}`);
    process.exit(1);
  }
  return value;
}

const port = fromEnv('PORT', 65535, 8000);
const workers = fromEnv('WORKERS', MAX_WORKERS, availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < workers; i++) cluster.fork();
} else {
  createServer(handler).listen(port, '127.0.0.1');
}
