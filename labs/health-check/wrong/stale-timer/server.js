import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  const timers = new Map();

  cluster.on('exit', () => cluster.fork());
  cluster.on('message', (worker) => {
    clearTimeout(timers.get(worker.id));
    const timer = setTimeout(() => process.kill(worker.process.pid, 'SIGKILL'), HEARTBEAT_TIMEOUT_MS);
    timers.set(worker.id, timer);
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  process.send('beat');
  setInterval(() => process.send('beat'), HEARTBEAT_TIMEOUT_MS / 5);
  createServer(handler).listen(PORT, '127.0.0.1');
}
