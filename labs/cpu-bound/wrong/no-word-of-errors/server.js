import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const free = Array.from(
  { length: Number(process.env.POOL) },
  () => new Worker(new URL('./hash-thread.js', import.meta.url)),
);
const waiting = [];

const compute = (n) =>
  new Promise((resolve) => {
    waiting.push({ n, resolve });
    next();
  });

function next() {
  if (free.length === 0 || waiting.length === 0) return;
  const thread = free.pop();
  const { n, resolve } = waiting.shift();
  thread.once('message', (hash) => {
    if (hash) resolve(hash);
    free.push(thread);
    next();
  });
  thread.postMessage(n);
}

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
