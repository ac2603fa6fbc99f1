import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = parseInt(process.env.PORT ?? '8000', 10);
const WORKERS = parseInt(process.env.WORKERS ?? availableParallelism(), 10);

check('PORT', PORT, 65535);
check('WORKERS', WORKERS, 64);

function check(name, value, most) {
  if (value >= 1 && value <= most) return;
  console.error(`${name} must be a number from 1 to ${most}`);
  process.exit(1);
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
