import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';
import { runJob } from './job.js';

if (cluster.isPrimary) {
  let owner;

  const give = (worker) => {
    owner = worker.id;
    worker.send({ job: true }, () => {});
  };

  cluster.on('listening', (worker) => {
    if (!owner) give(worker);
  });

  cluster.on('exit', (worker) => {
    if (worker.id === owner) {
      const [heir] = Object.values(cluster.workers);
      if (heir) give(heir);
    }
    setTimeout(() => cluster.fork(), 100);
  });

  const count = Number(process.env.WORKERS ?? availableParallelism());
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  process.on('message', ({ job }) => {
    if (job) setInterval(runJob, Number(process.env.JOB_EVERY_MS ?? 60_000));
  });
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
