import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);
/** Several beats fit into the limit, so that one that comes late harms nobody. */
const BEAT_MS = HEARTBEAT_TIMEOUT_MS / 5;
/** A worker that boots has no event loop yet that could beat. */
const BOOT_MS = 10_000;

if (cluster.isPrimary) runPrimary();
else runWorker();

function runPrimary() {
  /** Until when each worker has to give its next sign of life. */
  const deadlines = new Map();

  cluster.on('fork', (worker) => deadlines.set(worker, performance.now() + BOOT_MS));
  cluster.on('message', (worker, message) => {
    if (message === 'beat') deadlines.set(worker, performance.now() + HEARTBEAT_TIMEOUT_MS);
  });
  cluster.on('exit', (worker, code, signal) => {
    console.error(`worker ${worker.process.pid} ended by ${signal.toLowerCase()}`);
    deadlines.delete(worker);
    cluster.fork();
  });

  let lookedAt = performance.now();
  setInterval(() => {
    const now = performance.now();
    const slept = now - lookedAt > 3 * BEAT_MS;
    lookedAt = now;
    // If this process was kept from running, the beats are still in the queue, and nobody else is to blame.
    if (slept) return;
    for (const [worker, deadline] of deadlines) {
      if (now < deadline) continue;
      console.error(`worker ${worker.process.pid} hangs, ending it`);
      // SIGTERM would not do: a stopped process does not receive it, and where there is a listener a blocked one never
      // comes to call it. The process does not take part in its own SIGKILL. The rest is up to the listener of `exit`.
      worker.process.kill('SIGKILL');
    }
  }, BEAT_MS);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

function runWorker() {
  // In the main thread, as that is where requests are answered: it beats only while it can do that. A beat from another
  // thread would tell that the process exists, and the primary knows that anyway.
  setInterval(() => process.send('beat'), BEAT_MS).unref();
  process.send('beat');
  createServer(handler).listen(PORT, '127.0.0.1');
}
