// Wrong on purpose. Counts what is in flight and leaves at zero, with the door open until then.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) {
  const workers = new Set();
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (!stopping) cluster.fork();
    else if (workers.size === 0) process.exit(0);
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const worker of workers) worker.send('closing');
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, SHUTDOWN_TIMEOUT_MS).unref();
  };

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let active = 0;
  let closing = false;
  const leaveWhenIdle = () => {
    if (closing && active === 0) setImmediate(() => process.exit(0));
  };

  const server = createServer((req, res) => {
    active++;
    res.once('close', () => {
      active--;
      leaveWhenIdle();
    });
    handler(req, res);
  });

  process.on('message', (message) => {
    if (message !== 'closing') return;
    closing = true;
    leaveWhenIdle();
  });

  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
