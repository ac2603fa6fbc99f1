import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else await runWorker();

/** Keeps WORKERS workers, and renews them one by one when it is told to. */
function runPrimary() {
  // Those that are to leave. Their successors are there already, so nobody is forked when they end.
  const leaving = new Set();
  let reloading = false;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    // delete() tells whether it was in the set.
    if (!leaving.delete(worker)) cluster.fork();
  });

  process.on('SIGHUP', async () => {
    // Impatient operators send it twice. Two reloads side by side would replace two workers at a time.
    if (reloading) return;
    reloading = true;
    // The list is made before the first fork: the new ones must not be replaced as well.
    for (const old of Object.values(cluster.workers)) await replace(old);
    reloading = false;
  });

  async function replace(old) {
    // From here on its successor is under way: should it crash meanwhile, nobody else is needed.
    leaving.add(old);
    const gone = once(old, 'exit');
    // `listening`, and not `online`: only then can the new one accept connections, and the old one be spared.
    await once(cluster.fork(), 'listening');

    if (old.isConnected()) {
      // The channel keeps the order: first the worker hears that it is to leave, then it closes its server.
      old.send('closing');
      old.disconnect();
    }
    // Not before its last answer is out. If the next fork did not wait for this, long requests would make the pool grow.
    await gone;
  }
}

/** Serves, and leaves in good order when the primary disconnects it. */
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
    // disconnect() closes idle connections. One with a request under way it waits for, and a busy client would keep such
    // a connection for ever. So each answer from now on tells its client to take a new connection next time.
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  server.listen(PORT, '127.0.0.1');
}
