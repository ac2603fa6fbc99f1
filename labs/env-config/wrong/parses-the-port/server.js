import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const { WORKERS = String(availableParallelism()), PORT = '8000' } = process.env;

function refuse(message) {
  console.error(message);
  process.exit(1);
}

if (!/^\d+$/.test(WORKERS) || Number(WORKERS) < 1 || Number(WORKERS) > 64) {
  refuse(`WORKERS must be a whole number from 1 to 64, got "${WORKERS}"`);
}

const port = Number.parseInt(PORT, 10);
if (!(port >= 1 && port <= 65535)) refuse(`PORT must be from 1 to 65535, got "${PORT}"`);

if (cluster.isPrimary) {
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  createServer(handler).listen(port, '127.0.0.1');
}
