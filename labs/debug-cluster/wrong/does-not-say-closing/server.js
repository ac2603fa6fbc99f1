// Wrong on purpose. The workers are told nothing, so their last answers keep the connections.
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
  // Fault 1 was `schedulingPolicy` behind the forks. It is read once, at the first fork, and set in silence ever after. The
  // default on Linux is round robin as well, so nothing showed until somebody set NODE_CLUSTER_SCHED_POLICY.
  cluster.schedulingPolicy = cluster.SCHED_RR;

  // Sets of our own, of processes: who lives, and who serves.
  const workers = new Set();
  const serving = new Set();
  let total = 0;
  let announced = false;
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));

  // Fault 2 was `once('listening')`: the event comes for each worker, and the first one spoke for all.
  cluster.on('listening', (worker) => {
    serving.add(worker);
    if (serving.size < WORKERS || announced) return;
    announced = true;
    console.log('ready');
  });

  cluster.on('message', (worker, { id }) => {
    total += 1;
    worker.send({ id, total }, () => {});
  });

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    serving.delete(worker);
    if (stopping) leaveWhenLast();
    // Fault 3 was `if (code)`: a killed worker has no code but a signal, `code` is null, and null looks like 0. The condition
    // also hid that `stopping` is the only thing which tells a planned end from an accident.
    else cluster.fork();
  });

  function stop() {
    if (stopping) return;
    stopping = true;
    for (const worker of workers) {
      if (!worker.isConnected()) continue;
      worker.disconnect();
    }
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, SHUTDOWN_TIMEOUT_MS).unref();
    leaveWhenLast();
  }

  // Fault 4 was to look at `cluster.workers`: `disconnect()` empties it at once, long before the processes end, so that the
  // first worker's end was taken for the last.
  function leaveWhenLast() {
    if (workers.size === 0) process.exit(0);
  }

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

async function runWorker() {
  await warmUp();

  // Fault 5 was one place for whoever waits. Of two requests at once the second overwrote the first, which then waited for
  // ever. Each question has its number, and so has its answer.
  const waiting = new Map();
  let lastId = 0;
  const hit = () =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      process.send({ id: lastId });
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
    if (message === 'closing') return close();
    waiting.get(message.id)?.(message.total);
    waiting.delete(message.id);
  });

  function close() {
    closing = true;
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  }

  // The primary decides when to stop.
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
