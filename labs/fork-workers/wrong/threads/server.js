import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { isMainThread, Worker } from 'node:worker_threads';
import { handler } from './app.js';

const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (isMainThread) {
  for (let i = 0; i < WORKERS; i++) {
    const worker = new Worker(new URL(import.meta.url));
    worker.on('error', (error) => console.error(error.message));
  }
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
