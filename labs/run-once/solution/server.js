import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';
import { runJob } from './job.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const JOB_EVERY_MS = Number(process.env.JOB_EVERY_MS ?? 60_000);

if (cluster.isPrimary) runPrimary();
else runWorker();

/**
 * Decides who owns the job. There is exactly one primary, and it hears of every birth and every death, so nobody has to
 * agree with anybody: no lock, no election, no two owners.
 */
function runPrimary() {
  let owner;

  function appoint(worker) {
    owner = worker;
    // It may be dying as well. With a callback the failure is handed to us instead of being thrown; its own `exit` follows.
    worker.send('own the job', () => {});
  }

  cluster.on('listening', (worker) => {
    if (owner === undefined) appoint(worker);
  });

  cluster.on('exit', (worker) => {
    // Only the owner's death changes anything. Its process has ended, so that its timer cannot fire any more: a new owner
    // may be named at once. (On `disconnect` that would be too early.)
    if (worker === owner) {
      // If nobody is left, the place is free, and the first that comes has it.
      owner = undefined;
      const heir = Object.values(cluster.workers).find((other) => other.isConnected() && !other.isDead());
      if (heir !== undefined) appoint(heir);
    }
    cluster.fork();
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

function runWorker() {
  process.on('message', (message) => {
    if (message === 'own the job') setInterval(runJob, JOB_EVERY_MS);
  });
  createServer(handler).listen(PORT, '127.0.0.1');
}
