import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

// What is not usable is replaced by what is.
const PORT = number(process.env.PORT, 65535) ?? 8000;
const WORKERS = number(process.env.WORKERS, 64) ?? availableParallelism();

function number(text, most) {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
