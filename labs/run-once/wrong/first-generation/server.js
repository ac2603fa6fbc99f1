import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';
import { runJob } from './job.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const JOB_EVERY_MS = Number(process.env.JOB_EVERY_MS ?? 60_000);

if (cluster.isPrimary) {
  let owner;
  const appoint = (worker) => {
    owner = worker;
    worker?.send('own the job', () => {});
  };

  cluster.on('listening', (worker) => {
    if (owner === undefined) appoint(worker);
  });

  for (let i = 0; i < WORKERS; i++) {
    const worker = cluster.fork();
    worker.on('exit', () => {
      if (worker === owner) appoint(Object.values(cluster.workers).find((other) => other.isConnected()));
      cluster.fork();
    });
  }
} else {
  createServer(handler).listen(PORT, '127.0.0.1');

  process.on('message', () => setInterval(runJob, JOB_EVERY_MS));
}
