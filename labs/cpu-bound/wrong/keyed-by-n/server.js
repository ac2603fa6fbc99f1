import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const POOL = Number(process.env.POOL ?? availableParallelism());

const free = [];
const waiting = [];
// Who waits for the hash of which n.
const clients = new Map();

for (let i = 0; i < POOL; i++) {
  const thread = new Worker(new URL('./hash-thread.js', import.meta.url));
  thread.on('message', ({ n, hash, error }) => {
    const client = clients.get(n);
    clients.delete(n);
    if (error === undefined) client?.resolve(hash);
    else client?.reject(new Error(error));
    free.push(thread);
    next();
  });
  free.push(thread);
}

const compute = (n) =>
  new Promise((resolve, reject) => {
    clients.set(n, { resolve, reject });
    waiting.push(n);
    next();
  });

function next() {
  if (free.length === 0 || waiting.length === 0) return;
  free.pop().postMessage(waiting.shift());
}

createServer(createHandler(compute)).listen(PORT, '127.0.0.1');
