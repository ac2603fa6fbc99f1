import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());

  for (let i = 0; i < WORKERS; i++) {
    const worker = cluster.fork();
    worker.once('listening', () => watch(worker));
  }
} else {
  setInterval(() => process.send('beat'), HEARTBEAT_TIMEOUT_MS / 5);
  createServer(handler).listen(PORT, '127.0.0.1');
}

function watch(worker) {
  let heard = Date.now();
  worker.on('message', () => {
    heard = Date.now();
  });
  const timer = setInterval(() => {
    if (Date.now() - heard >= HEARTBEAT_TIMEOUT_MS) worker.process.kill('SIGKILL');
  }, HEARTBEAT_TIMEOUT_MS / 5);
  worker.once('exit', () => clearInterval(timer));
}
