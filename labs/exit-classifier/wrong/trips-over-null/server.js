import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** With this code a worker says: starting me again will not help, somebody has to mend something first. */
const FATAL = 42;

if (cluster.isPrimary) runPrimary();
else createServer(handler).listen(PORT, '127.0.0.1');

function runPrimary() {
  let stopping = false;

  cluster.on('exit', (worker, code, signal) => {
    // Once we stop, the others die as well, of our own signal. That is no accident: without this line each of them would
    // be replaced, and the program would never end.
    if (stopping) return;

    const kind = classify(worker, code, signal);
    console.error(`worker ${worker.process.pid} ended by ${signal.toLowerCase()}: ${kind}`);

    if (kind === 'accident') cluster.fork();
    if (kind === 'fatal') stop(code);
    // After an intended end there is nothing to do. The pool is smaller by one from now on, and that is as it should be:
    // so we fork one for one here, and never "up to WORKERS".
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  /** Ends the program. Its own exit code tells the supervisor, systemd for instance, not to start it again. */
  function stop(code) {
    stopping = true;
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGKILL');
    process.exit(code);
  }
}

/**
 * What the end of a worker means. Of `code` and `signal` exactly one is set, the other is null, so each is compared with
 * what it may be and neither is taken as true or false: `!code` holds for 0 and for null, for the best end and for the
 * hardest.
 */
function classify(worker, code, signal) {
  if (signal !== null) return 'accident';
  if (code === FATAL) return 'fatal';
  // A worker that disconnects ends with 0 as well. That it was asked to go only `exitedAfterDisconnect` tells.
  if (code === 0 || worker.exitedAfterDisconnect) return 'intended';
  return 'accident';
}
