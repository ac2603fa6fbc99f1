import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const POOL = Number(process.env.POOL ?? availableParallelism());

// In turn: each thread has its own queue of messages, and each job an id.
const threads = [];
for (let place = 0; place < POOL; place++) start(place);
let last = 0;

function start(place) {
  const worker = new Worker(new URL('./hash-thread.js', import.meta.url));
  const jobs = new Map();
  worker.on('message', ({ id, hash }) => {
    jobs.get(id).resolve(hash);
    jobs.delete(id);
  });
  worker.on('error', (error) => {
    // This thread is gone. Who waits for it is told so, and a new one takes its place.
    for (const { reject } of jobs.values()) reject(error);
    start(place);
  });
  threads[place] = { worker, jobs };
}

const compute = (n) =>
  new Promise((resolve, reject) => {
    const id = ++last;
    const { worker, jobs } = threads[id % POOL];
    jobs.set(id, { resolve, reject });
    worker.postMessage({ id, n });
  });

createServer(createHandler(compute)).listen(PORT, '127.0.0.1');
