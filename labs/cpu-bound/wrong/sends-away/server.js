import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const free = Array.from(
  { length: Number(process.env.POOL) },
  () => new Worker(new URL('./hash-thread.js', import.meta.url)),
);

// Without a queue nothing can pile up: who finds no thread free may come again.
const compute = (n) =>
  new Promise((resolve, reject) => {
    const thread = free.pop();
    if (thread === undefined) return reject(new Error('all threads are busy'));
    thread.once('message', ({ hash, error }) => {
      if (error === undefined) resolve(hash);
      else reject(new Error(error));
      free.push(thread);
    });
    thread.postMessage(n);
  });

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
