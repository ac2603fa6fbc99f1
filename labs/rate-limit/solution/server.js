import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) runPrimary();
else runWorker();

/** Keeps the one limit: it hears of every request, does one thing at a time, and outlives all workers. */
function runPrimary() {
  let used = 0;
  let windowEnd = Number.NEGATIVE_INFINITY;

  /** Looking and taking are one step. With a pause in between, two requests could take the same last place. */
  function take() {
    // A clock that is only looked at when somebody asks: no timer that has to run on time, none to clean up. And the clock
    // is one that nobody can set.
    const now = performance.now();
    if (now >= windowEnd) {
      used = 0;
      windowEnd = now + WINDOW_MS;
    }
    // Whoever is refused takes nothing. Otherwise a client that keeps trying would keep itself out for ever.
    if (used >= LIMIT) return false;
    used += 1;
    return true;
  }

  // On `cluster`, so that replacements are heard as well. The id goes back with the answer.
  cluster.on('message', (worker, { type, id }) => {
    if (type === 'take') worker.send({ type: 'taken', id, allowed: take() }, () => {});
  });

  // The count stays as it is when a worker dies: what was let through was let through.
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

function runWorker() {
  const waiting = new Map();
  let lastId = 0;

  process.on('message', ({ type, id, allowed }) => {
    if (type !== 'taken') return;
    waiting.get(id)?.(allowed);
    waiting.delete(id);
  });

  const allow = () =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      process.send({ type: 'take', id: lastId });
    });

  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
