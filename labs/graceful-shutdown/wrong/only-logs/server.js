// Wrong on purpose. A listener for a signal takes the place of what the signal did. This one only talks.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const workers = new Set();
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));

  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (!stopping) cluster.fork();
    else if (workers.size === 0) process.exit(0);
  });

  const stop = (signal) => {
    stopping = true;
    console.log(`Got ${signal}, bye!`);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const server = createServer(handler);

  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  server.listen(PORT, '127.0.0.1');
}
