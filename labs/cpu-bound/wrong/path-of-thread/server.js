import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const SIZE = Number(process.env.POOL);
const free = Array.from({ length: SIZE }, () => new Worker('hash-thread.js'));
const waiting = [];

const compute = (n) =>
  new Promise((resolve, reject) => {
    waiting.push({ n, resolve, reject });
    next();
  });

function next() {
  if (free.length === 0 || waiting.length === 0) return;
  const thread = free.pop();
  const { n, resolve, reject } = waiting.shift();
  thread.once('message', ({ hash, error }) => {
    if (error === undefined) resolve(hash);
    else reject(new Error(error));
    free.push(thread);
    next();
  });
  thread.postMessage(n);
}

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
