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

/** Keeps WORKERS workers, and renews them one by one, as long as the new ones come up. */
function runPrimary() {
  // Whoever ends is replaced, unless it is in here: those that leave for a successor, and a canary that has not yet sung.
  const notMissed = new Set();
  let reloading = false;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    if (!notMissed.delete(worker)) cluster.fork();
  });

  process.on('SIGHUP', async () => {
    if (reloading) return;
    reloading = true;
    try {
      const [first, ...others] = Object.values(cluster.workers);
      await replace(first);
      // The canary sings. So the release is well, and the others are replaced as before.
      for (const old of others) await replaceAsBefore(old);
    } catch (error) {
      // One failure is enough: what the first worker cannot do, the second cannot either. The old ones know nothing of it.
      console.error(`reload abandoned: ${error.message}`);
    } finally {
      // Also after a failure, or the next reload, the one with the mended release, would be ignored.
      reloading = false;
    }
  });

  async function replace(old) {
    if (old.isDead()) return;
    const successor = await bringUp();

    // Only now does the old one leave. Before this line nothing has been done to it that would have to be undone.
    if (old.isDead()) {
      // It crashed meanwhile, and somebody has been forked for it: there is one too many.
      return retire(successor);
    }
    await retire(old);
  }

  /** What the first one could do, the others can do too. */
  async function replaceAsBefore(old) {
    if (old.isDead()) return;
    notMissed.add(old);
    const gone = once(old, 'exit');
    const next = cluster.fork();
    await once(next, 'listening');
    if (old.isConnected()) {
      old.send('closing');
      old.disconnect();
    }
    await gone;
  }

  /** Forks a worker; resolves with it when it listens. Rejects when it ends first, or takes too long, and then ends it. */
  async function bringUp() {
    const worker = cluster.fork();
    notMissed.add(worker);

    const timeout = AbortSignal.timeout(READY_TIMEOUT_MS);
    // Whichever comes first decides. A worker that dies never says `listening`, and one that hangs never says `exit`.
    const outcome = await Promise.race([
      once(worker, 'listening', { signal: timeout }).then(() => 'listening'),
      once(worker, 'exit').then(() => 'it ended before it listened'),
    ]).catch(() => `it did not listen within ${READY_TIMEOUT_MS} ms`);

    if (outcome === 'listening') {
      notMissed.delete(worker);
      return worker;
    }
    // SIGKILL: disconnect() is a request, and a process that hangs does not hear it.
    worker.process.kill('SIGKILL');
    throw new Error(`worker ${worker.process.pid}: ${outcome}`);
  }

  async function retire(worker) {
    notMissed.add(worker);
    const gone = once(worker, 'exit');
    if (worker.isConnected()) {
      worker.send('closing');
      worker.disconnect();
    }
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
    for (const res of unanswered) {
      if (!res.headersSent) res.setHeader('Connection', 'close');
    }
  });

  server.listen(PORT, '127.0.0.1');
}
