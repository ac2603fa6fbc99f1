import cluster from 'node:cluster';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { handler } from './app.js';
import { runJob } from './job.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const JOB_EVERY_MS = Number(process.env.JOB_EVERY_MS ?? 60_000);

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());
} else {
  createServer(handler).listen(PORT, '127.0.0.1');

  // Whoever can create the file runs the job, and removes it when it ends.
  const lock = `${tmpdir()}/job-${process.ppid}-${PORT}.lock`;
  const tryToOwn = () => {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      return;
    }
    clearInterval(trying);
    process.on('exit', () => rmSync(lock));
    setInterval(runJob, JOB_EVERY_MS);
  };
  const trying = setInterval(tryToOwn, JOB_EVERY_MS / 2);
}
