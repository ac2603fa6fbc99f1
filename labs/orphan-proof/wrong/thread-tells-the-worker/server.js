import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const watchdog = new Thread(new URL('./watchdog.js', import.meta.url), { workerData: process.ppid });
  watchdog.on('message', () => process.exit(1));
  watchdog.unref();
  createServer(handler).listen(PORT, '127.0.0.1');
}
