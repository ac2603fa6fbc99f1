import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** Milliseconds before a new try: after the first failure, and at most. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2000;

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) keepAlive();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}

/**
 * Keeps one place of the pool taken. How often it has failed belongs to the place, not to the worker: each try is a new
 * worker with a new id, so whatever is kept by id or on the worker starts from nothing each time.
 */
function keepAlive(failures = 0) {
  const worker = cluster.fork();

  // The sign of health is `listening`: the worker has imported its code and serves. `online` comes too early, it only says
  // that the process runs, and it comes for a worker that is about to die as well.
  let served = false;
  worker.once('listening', () => {
    served = true;
  });

  worker.once('exit', (code, signal) => {
    const failed = served ? 0 : failures + 1;
    worker.failures.push(code);
    const pause = pauseAfter(failed);
    console.error(
      `worker ${worker.process.pid} ended (${signal ?? `code ${code}`}), next try in ${pause} ms`,
    );
    // A timer, and not a loop or a sleep: the primary hands out the connections of all the others meanwhile.
    setTimeout(keepAlive, pause, failed);
  });
}

/** Doubles with each failure, up to a limit: once the cause is mended, nobody should wait for hours. */
function pauseAfter(failures) {
  if (failures === 0) return 0;
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
}
