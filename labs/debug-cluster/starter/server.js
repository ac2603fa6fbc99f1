// TODO: this server has five faults. Each works in every demo; find them by what the server does, not by how it looks.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler, warmUp } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) runPrimary();
else await runWorker();

function runPrimary() {
  let total = 0;
  let stopping = false;

  // Say when the server can be used.
  cluster.once('listening', () => console.log('ready'));

  // Count the hits of all workers.
  cluster.on('message', (worker, message) => {
    if (message !== 'hit') return;
    total += 1;
    worker.send({ total }, () => {});
  });

  // Replace what has crashed; when stopping, leave with the last worker.
  cluster.on('exit', (_worker, code) => {
    if (stopping) leaveWhenLast();
    else if (code) cluster.fork();
  });

  function stop() {
    if (stopping) return;
    stopping = true;
    const workers = Object.values(cluster.workers);
    for (const worker of workers) {
      worker.send('closing');
      worker.disconnect();
    }
    // For the request that never ends.
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, SHUTDOWN_TIMEOUT_MS).unref();
  }

  function leaveWhenLast() {
    if (Object.keys(cluster.workers).length === 0) process.exit(0);
  }

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // Every worker gets its turn, whatever the environment says.
  cluster.schedulingPolicy = cluster.SCHED_RR;
}

async function runWorker() {
  await warmUp();

  let counted;
  const hit = () =>
    new Promise((resolve) => {
      counted = resolve;
      process.send('hit');
    });

  const unanswered = new Set();
  let closing = false;

  const handler = createHandler(hit);
  const server = createServer((req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    unanswered.add(res);
    res.once('close', () => unanswered.delete(res));
    handler(req, res);
  });

  process.on('message', (message) => {
    if (message !== 'closing') return counted(message.total);
    closing = true;
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  // The primary decides when to stop.
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
