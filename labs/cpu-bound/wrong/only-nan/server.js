import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const POOL = Number(process.env.POOL ?? availableParallelism());

const free = [];
const waiting = [];

for (let i = 0; i < POOL; i++) {
  const thread = new Worker(new URL('./hash-thread.js', import.meta.url));
  thread.on('message', (hash) => {
    thread.job.resolve(hash);
    free.push(thread);
    next();
  });
  free.push(thread);
}

const compute = (n) =>
  new Promise((resolve, reject) => {
    // Nonsense is sent back here, so that no thread ever sees it.
    if (Number.isNaN(n)) return reject(new RangeError('n must be a number'));
    waiting.push({ n, resolve });
    next();
  });

function next() {
  if (free.length === 0 || waiting.length === 0) return;
  const thread = free.pop();
  thread.job = waiting.shift();
  thread.postMessage(thread.job.n);
}

createServer(createHandler(compute)).listen(PORT, '127.0.0.1');
