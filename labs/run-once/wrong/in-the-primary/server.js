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

  cluster.on('exit', () => cluster.fork());

  // There is only one primary.
  setInterval(runJob, JOB_EVERY_MS);
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
