const cluster = require('node:cluster');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { availableParallelism } = require('node:os');
const { join } = require('node:path');
const { Worker: Thread } = require('node:worker_threads');
const { handler, warmUp } = require('./app.js');

// First what can be wrong before anything has begun.
const config = readConfig(process.env);

if (cluster.isPrimary) runPrimary();
else runWorker();

/** Knows who lives, who serves and who is leaving, and decides; serves nobody itself. */
function runPrimary() {
  // Read at the first fork, and never again.
  cluster.schedulingPolicy = cluster.SCHED_RR;

  const workers = new Set();
  const serving = new Set();
  const leaving = new Set();
  let announced = false;
  let stopping = false;

  function fork() {
    const worker = cluster.fork({ PRIMARY_PID: process.pid });
    workers.add(worker);
    return worker;
  }

  cluster.on('listening', (worker) => {
    serving.add(worker);
    if (announced || serving.size < config.workers) return;
    announced = true;
    console.log('ready');
  });

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    serving.delete(worker);
    // Whether an end was intended is known to whoever intended it. Codes and signals can only be guessed from.
    const intended = leaving.delete(worker);
    if (stopping) leaveWhenLast();
    else if (!intended) fork();
  });

  /** An orderly end: no new connections, the answers that are due, and then out. */
  function dismiss(worker) {
    leaving.add(worker);
    if (!worker.isConnected()) return;
    worker.send('closing');
    worker.disconnect();
  }

  // A reload. One worker after another. A second
  // SIGHUP waits for the first reload, because there may be newer code by then.
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    reloading = reloading.then(reload);
  });

  async function reload() {
    for (const old of [...workers]) {
      if (stopping) return;
      if (!workers.has(old)) continue;
      // First the farewell, so that there never is one more than WORKERS.
      dismiss(old);
      if (workers.has(old)) await once(old, 'exit');
      const successor = fork();
      await Promise.race([once(successor, 'listening'), once(successor, 'exit')]);
    }
  }

  function stop() {
    if (stopping) return;
    stopping = true;
    for (const worker of workers) dismiss(worker);
    // A limit, not an appointment.
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, config.shutdownTimeout).unref();
    leaveWhenLast();
  }

  function leaveWhenLast() {
    if (workers.size === 0) process.exit(0);
  }

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < config.workers; i++) fork();
}

/** Answers requests, and leaves when it is told to, or when there is nobody left who could tell. */
async function runWorker() {
  // Should the primary be killed, a blocked worker would never hear of it. A thread does.
  new Thread(join(__dirname, 'watchdog.js')).unref();

  // Signals that reach the whole group are for the primary to act on.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});

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
    // A client keeps its connection unless it is told not to, and a kept connection keeps the worker.
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  await warmUp();
  server.listen(config.port, '127.0.0.1');
}

function readConfig(env) {
  const problems = [];
  const read = (name, least, most, otherwise) => {
    const text = env[name];
    if (text === undefined) return otherwise;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    problems.push(`${name} must be a whole number from ${least} to ${most}, and is ${JSON.stringify(text)}.`);
  };
  const found = {
    port: read('PORT', 1, 65535, 8000),
    workers: read('WORKERS', 1, 64, availableParallelism()),
    shutdownTimeout: read('SHUTDOWN_TIMEOUT_MS', 0, 3_600_000, 10_000),
  };
  if (problems.length === 0) return found;
  for (const problem of problems) console.error(problem);
  process.exit(1);
}
