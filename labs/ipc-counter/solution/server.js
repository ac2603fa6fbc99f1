import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else runWorker();

/** Keeps the total. It is the only process that all workers can talk to, and the only one that outlives them. */
function runPrimary() {
  let total = 0;

  // The listener is on `cluster`, so that it hears the replacements as well.
  cluster.on('message', (worker, { type, id }) => {
    if (type !== 'hit') return;
    // Counting and telling happen in one step, in one process that does one thing at a time: no two hits can get the same
    // number, and none can get lost.
    total += 1;
    // A worker may have died since it asked. With a callback the failure is handed to us instead of being thrown.
    worker.send({ type: 'total', id, total }, () => {});
  });

  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

/** Answers requests. It asks the primary for each hit, and waits for the answer. */
function runWorker() {
  // Messages have no answers by themselves. Each question carries a number, and so does its answer: many requests are under
  // way at once, and each must get its own.
  const waiting = new Map();
  let lastId = 0;

  process.on('message', ({ type, id, total }) => {
    if (type !== 'total') return;
    waiting.get(id)?.(total);
    waiting.delete(id);
  });

  const hit = () =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      process.send({ type: 'hit', id: lastId });
    });

  createServer(createHandler(hit)).listen(PORT, '127.0.0.1');
}
