import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (!Number.isInteger(PORT) || PORT < 1 || PORT > 65535) refuse('PORT');
if (!Number.isInteger(WORKERS) || WORKERS < 1) refuse('WORKERS');

function refuse(name) {
  console.error(`${name} must be a positive whole number, got ${process.env[name]}`);
  process.exit(1);
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
