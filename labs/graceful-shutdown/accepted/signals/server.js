import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

// Signals instead of messages: the primary passes the news on as SIGTERM, and a worker that has heard it from the
// terminal already does nothing new.

const onStop = (listener) => {
  process.on('SIGTERM', listener);
  process.on('SIGINT', listener);
};

if (cluster.isPrimary) {
  const workers = new Set();
  let stopping = false;
  const signalAll = (signal) => {
    for (const worker of workers) worker.process.kill(signal);
  };

  cluster.on('fork', (worker) => workers.add(worker));
  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (!stopping) cluster.fork();
    else if (workers.size === 0) process.exit(0);
  });
  onStop(() => {
    if (stopping) return;
    stopping = true;
    signalAll('SIGTERM');
    setTimeout(signalAll, Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000), 'SIGKILL').unref();
  });

  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
} else {
  const responses = new Set();
  let closing = false;

  const server = createServer((req, res) => {
    responses.add(res);
    res.on('close', () => responses.delete(res));
    if (closing) res.setHeader('Connection', 'close');
    handler(req, res);
  });
  onStop(() => {
    if (closing) return;
    closing = true;
    for (const res of responses) if (!res.headersSent) res.setHeader('Connection', 'close');
    server.close(() => process.exit(0));
  });
  server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
