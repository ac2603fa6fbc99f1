import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else await runWorker();

/** Forks the workers, replaces the dead, and says once when all of them serve. Nobody else can know. */
function runPrimary() {
  // Who serves now. A set of workers and not a number of events: a worker that has come up may be gone again by the time
  // the last one is there, and a count would still hold it.
  const serving = new Set();
  let announced = false;

  // `online` only says that the process runs. `listening` says that the worker has got the port, and from then on it is
  // given connections.
  cluster.on('listening', (worker) => {
    serving.add(worker);
    if (serving.size < WORKERS || announced) return;
    announced = true;
    console.log('ready');
  });

  cluster.on('exit', (worker) => {
    serving.delete(worker);
    cluster.fork();
  });

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

/** First warm, then open: who listens is asked at once. */
async function runWorker() {
  await warmUp();
  createServer(handler).listen(PORT, '127.0.0.1');
}
