import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else runWorker();

/** Keeps as many workers as there should be. Node does not do this by itself. */
function runPrimary() {
  // On `exit`, and only there. A dying worker also gives `disconnect`, in no promised order; who forks on both gets two
  // workers for one. And it does not always: not if a connection was just on its way to it.
  // The listener is on `cluster`, so it holds for every worker, also for those that are forked later.
  cluster.on('exit', (worker, code, signal) => {
    // Exactly one of the two tells why: a process that a signal ended has no code, one that ended by itself no signal.
    // That matters for the log; for the pool a death is a death.
    console.error(`worker ${worker.process.pid} died (${signal ?? `code ${code}`}), forking another`);

    // One for one. The others are alive and well: leave them alone.
    cluster.fork();
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // Two things are left out on purpose, each is a lab of its own. A worker that dies at every start would be forked for
  // ever (`crash-loop`), and workers that end because the server stops must not be replaced (`graceful-shutdown`).
}

/**
 * Answers requests. It does not catch what it did not expect: after an uncaught error nobody knows what state the process
 * is in. It dies, and a fresh one takes its place.
 */
function runWorker() {
  createServer(handler).listen(PORT, '127.0.0.1');
}
