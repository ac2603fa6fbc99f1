import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** Each pause is so much longer than the one before. */
const STEP = 500;

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) keepAlive(0);
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}

function keepAlive(failures) {
  const worker = cluster.fork();
  let served = false;

  worker.on('listening', () => {
    served = true;
  });
  worker.on('exit', () => {
    const failed = served ? 0 : failures + 1;
    setTimeout(keepAlive, failed * STEP, failed);
  });
}
