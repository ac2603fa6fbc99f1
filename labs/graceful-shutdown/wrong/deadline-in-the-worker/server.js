import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) runPrimary();
else runWorker();

/** Decides when the server stops, waits for every worker, and is the last to leave. */
function runPrimary() {
  // A set of our own, because worker.disconnect() takes the worker out of cluster.workers at once, long before its
  // process ends. Whoever waits for cluster.workers to be empty leaves while requests are still being answered.
  const workers = new Set();
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (stopping) leaveWhenLast();
    // A crash. (One that happens at every start would be repeated for ever: that is the lab `crash-loop`.)
    else cluster.fork();
  });

  function stop() {
    // Ctrl-C twice, or SIGINT followed by SIGTERM: the shutdown has begun already.
    if (stopping) return;
    stopping = true;

    for (const worker of workers) {
      if (!worker.isConnected()) continue;
      // First tell the worker, then disconnect it: the channel keeps the order. disconnect() makes the worker close its
      // server, wait for its connections and let go of the channel; then nothing holds its event loop, and it exits 0.
      worker.send('closing');
      worker.disconnect();
    }

    leaveWhenLast();
  }

  function leaveWhenLast() {
    if (workers.size === 0) process.exit(0);
  }

  // SIGTERM comes from `kill`, systemd, Docker and Kubernetes; SIGINT from Ctrl-C.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

/** Answers requests, and stops when the primary says so. */
function runWorker() {
  const unanswered = new Set();
  let closing = false;

  const server = createServer((req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    unanswered.add(res);
    res.once('close', () => unanswered.delete(res));
    handler(req, res);
  });

  process.on('message', (message) => {
    if (message !== 'closing') return;
    closing = true;
    // Each worker ends itself at the deadline, as every tutorial on server.close() has it.
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    // A client keeps its connection after an answer unless it is told not to, and server.close() waits for a connection
    // whose request was running when it was called. So tell all of them, also those that were asked before the signal.
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  // Ctrl-C goes to every process of the terminal's foreground group, and some supervisors signal the whole group too.
  // Without a listener Node's default applies and the worker dies in mid-answer. The primary decides; here, only wait.
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
