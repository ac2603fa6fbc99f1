import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
/** A new worker that does not listen within this has failed. */
const READY_TIMEOUT_MS = Number(process.env.READY_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) runPrimary();
else await runWorker();

function runPrimary() {
  const leaving = new Set();
  let reloading = false;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // TODO: a new worker that dies before it listens has failed. Nobody is to be forked for it.
  cluster.on('exit', (worker) => {
    if (!leaving.delete(worker)) cluster.fork();
  });

  process.on('SIGHUP', async () => {
    if (reloading) return;
    reloading = true;
    for (const old of Object.values(cluster.workers)) await replace(old);
    reloading = false;
  });

  async function replace(old) {
    if (old.isDead()) return;
    leaving.add(old);
    const gone = once(old, 'exit');

    const next = cluster.fork();
    // TODO: it may die instead, or take longer than READY_TIMEOUT_MS. Then the reload is over, and the old ones serve on.
    await once(next, 'listening');

    if (old.isConnected()) {
      old.send('closing');
      old.disconnect();
    }
    await gone;
  }
}

async function runWorker() {
  const { handler } = await import('./app.js');
  const unanswered = new Set();
  let closing = false;

  const server = createServer((req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    unanswered.add(res);
    res.once('close', () => unanswered.delete(res));
    handler(req, res);
  });

  process.on('message', (message) => {
    if (message !== 'closing') return;
    closing = true;
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  server.listen(PORT, '127.0.0.1');
}
