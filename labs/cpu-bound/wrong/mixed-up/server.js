import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const threads = Array.from(
  { length: Number(process.env.POOL) },
  () => new Worker(new URL('./hash-thread.js', import.meta.url)).setMaxListeners(0),
);
let turn = 0;

// In turn. A thread has its own queue of messages, so a queue of ours is not needed.
const compute = (n) =>
  new Promise((resolve, reject) => {
    const thread = threads[turn++ % threads.length];
    thread.once('message', ({ hash, error }) => (error === undefined ? resolve(hash) : reject(new Error(error))));
    thread.postMessage(n);
  });

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
