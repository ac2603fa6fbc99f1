import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());

  // Ask each worker for its health.
  setInterval(async () => {
    for (const worker of Object.values(cluster.workers)) {
      try {
        const signal = AbortSignal.timeout(HEARTBEAT_TIMEOUT_MS);
        const response = await fetch(`http://127.0.0.1:${PORT}/`, { signal });
        if (!response.ok) worker.process.kill('SIGKILL');
      } catch (error) {
        console.error(`health check failed: ${error.message}`);
      }
    }
  }, HEARTBEAT_TIMEOUT_MS / 2);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
