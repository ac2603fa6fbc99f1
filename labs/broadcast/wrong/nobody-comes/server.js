import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else await runWorker();

/** Keeps the setting and gives it to everybody: workers cannot talk to each other, and do not last. */
function runPrimary() {
  let current = null;

  cluster.on('message', (worker, { type, value }) => {
    if (type === 'set') {
      current = value;
      // To all, and also to the one it came from: the primary decides on the order, and where everybody hears the same
      // values in the same order, everybody ends with the same one.
      for (const each of Object.values(cluster.workers)) tell(each);
    }
    if (type === 'hello') tell(worker);
  });

  function tell(worker) {
    // It may be gone by now. With a callback the failure comes here instead of being thrown.
    worker.send({ type: 'setting', value: current }, () => {});
  }

  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

async function runWorker() {
  let current = null;
  process.on('message', ({ type, value }) => {
    if (type === 'setting') current = value;
  });

  // First learn what all others know, then open the door. A worker that listens is asked at once.
  process.send({ type: 'hello' });
  await once(process, 'message');

  const setting = {
    get: () => current,
    // Not set here: it comes back from the primary in a moment, in its turn with what others set meanwhile.
    set: (value) => process.send({ type: 'set', value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
