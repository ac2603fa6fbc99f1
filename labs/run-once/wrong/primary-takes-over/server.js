import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';
import { runJob } from './job.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const JOB_EVERY_MS = Number(process.env.JOB_EVERY_MS ?? 60_000);

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  let owner;
  cluster.on('listening', (worker) => {
    if (owner) return;
    owner = worker;
    worker.send('own the job');
  });
  cluster.on('exit', (worker) => {
    cluster.fork();
    // The job must not be lost, so from now on it is done here.
    if (worker === owner) setInterval(runJob, JOB_EVERY_MS);
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');

  process.on('message', () => setInterval(runJob, JOB_EVERY_MS));
}
