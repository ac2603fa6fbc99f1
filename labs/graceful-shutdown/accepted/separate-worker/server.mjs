import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const limit = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);
const workers = new Map();
let phase = 'serving';

cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.mjs', import.meta.url)) });

function launch() {
  const worker = cluster.fork();
  workers.set(worker.id, worker);
}

cluster.on('exit', ({ id }) => {
  workers.delete(id);
  if (phase === 'serving') launch();
  else if (workers.size === 0) process.exit(0);
});

function shutDown() {
  if (phase !== 'serving') return;
  phase = 'closing';
  for (const worker of workers.values()) {
    worker.send({ phase });
    worker.disconnect();
  }
  setTimeout(() => {
    for (const worker of workers.values()) worker.process.kill('SIGKILL');
  }, limit).unref();
}

process.on('SIGTERM', shutDown);
process.on('SIGINT', shutDown);

const wanted = Number(process.env.WORKERS ?? availableParallelism());
while (workers.size < wanted) launch();
