import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  const lastBeat = new Map();

  cluster.on('message', (worker) => lastBeat.set(worker.id, Date.now()));

  setInterval(() => {
    for (const [id, time] of lastBeat) {
      if (Date.now() - time < HEARTBEAT_TIMEOUT_MS) continue;
      lastBeat.delete(id);
      cluster.workers[id]?.process.kill('SIGKILL');
      cluster.fork();
    }
  }, HEARTBEAT_TIMEOUT_MS / 5);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  process.send('beat');
  setInterval(() => process.send('beat'), HEARTBEAT_TIMEOUT_MS / 5);
  createServer(handler).listen(PORT, '127.0.0.1');
}
