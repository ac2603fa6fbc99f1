import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  // SIGKILL cannot be handled, so nothing that is written here would run when it comes. It is for the workers to notice.
  for (let i = 0; i < WORKERS; i++) cluster.fork({ PRIMARY_PID: process.pid });
} else {
  // A thread has an event loop of its own, which goes on when that of the worker is busy.
  new Thread(new URL('./watchdog.js', import.meta.url));
  createServer(handler).listen(PORT, '127.0.0.1');
}
