import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const free = [];
const waiting = [];

for (let i = 0; i < Number(process.env.POOL); i++) {
  const thread = new Worker(new URL('./hash-thread.js', import.meta.url));
  thread.on('message', (hash) => {
    thread.job.resolve(hash);
    free.push(thread);
    next();
  });
  // The error goes to the client, as a 400.
  thread.on('error', (error) => thread.job.reject(error));
  free.push(thread);
}

const compute = (n) =>
  new Promise((resolve, reject) => {
    waiting.push({ n, resolve, reject });
    next();
  });

function next() {
  if (free.length === 0 || waiting.length === 0) return;
  const thread = free.pop();
  thread.job = waiting.shift();
  thread.postMessage(thread.job.n);
}

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
