import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** One try a second for each place. After so long without a worker that serves, somebody has to know, in milliseconds. */
const PAUSE = 1000;
const PATIENCE = 5000;

if (cluster.isPrimary) {
  const serving = new Set();
  let patience;

  cluster.on('listening', ({ id }) => {
    serving.add(id);
    clearTimeout(patience);
    patience = undefined;
  });

  cluster.on('exit', ({ id }) => {
    serving.delete(id);
    setTimeout(() => cluster.fork(), PAUSE);
    if (serving.size === 0) patience ??= setTimeout(giveUp, PATIENCE);
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const { handler } = await import('./app.js');
  createServer(handler).listen(PORT, '127.0.0.1');
}

function giveUp() {
  console.error(`no worker for ${PATIENCE} ms, giving up`);
  for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGKILL');
  process.exit(1);
}
