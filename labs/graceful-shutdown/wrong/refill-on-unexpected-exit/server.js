// Wrong on purpose. exitedAfterDisconnect is to tell a planned exit from a crash, but server.close() and exit(0) do not set it.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) {
  cluster.on('exit', (worker) => {
    if (!worker.exitedAfterDisconnect) cluster.fork();
    else if (Object.keys(cluster.workers).length === 0) process.exit(0);
  });

  const stop = () => {
    for (const worker of Object.values(cluster.workers)) worker.send('closing');
    setTimeout(() => {
      for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGKILL');
    }, SHUTDOWN_TIMEOUT_MS).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
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
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
    server.close(() => process.exit(0));
  });

  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
