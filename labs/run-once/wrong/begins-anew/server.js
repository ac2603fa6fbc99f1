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
  const appoint = (worker) => {
    owner = worker;
    worker.send('own the job', () => {});
  };

  cluster.on('listening', (worker) => {
    if (owner === undefined) appoint(worker);
  });
  cluster.on('exit', (worker) => {
    if (worker === owner) owner = undefined;
    // After each death: make sure that somebody has it.
    const heir = owner ?? Object.values(cluster.workers)[0];
    if (heir !== undefined) appoint(heir);
    cluster.fork();
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');

  let timer;
  process.on('message', () => {
    clearInterval(timer); // never two
    timer = setInterval(runJob, JOB_EVERY_MS);
  });
}
