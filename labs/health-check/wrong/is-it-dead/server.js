import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());

  // Look after the workers' health twice a second.
  setInterval(() => {
    for (const worker of Object.values(cluster.workers)) {
      if (worker.isDead() || !worker.isConnected()) worker.process.kill('SIGKILL');
    }
  }, 500);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
