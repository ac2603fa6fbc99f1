import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.READY_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  const expected = new Set();
  let reloading = false;

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    if (!expected.delete(worker.id)) cluster.fork();
  });

  process.on('SIGHUP', async () => {
    if (reloading) return;
    reloading = true;
    try {
      for (const old of Object.values(cluster.workers)) await replace(old);
    } catch (error) {
      console.error(error.message);
    }
    reloading = false;
  });

  async function replace(old) {
    const next = await start();
    if (next.isDead()) return;
    expected.add(old.id);
    const gone = once(old, 'exit');
    old.send('close');
    old.disconnect();
    await gone;
  }

  function start() {
    return new Promise((resolve, reject) => {
      const worker = cluster.fork();
      expected.add(worker.id);
      const timer = setTimeout(() => {
        worker.disconnect();
        reject(new Error('the new worker took too long'));
      }, LIMIT);
      worker.once('listening', () => {
        clearTimeout(timer);
        expected.delete(worker.id);
        resolve(worker);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the new worker did not come up'));
      });
    });
  }
} else {
  const { handler } = await import('./app.js');
  let closing = false;
  const open = new Set();

  const server = createServer((req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    open.add(res);
    res.on('close', () => open.delete(res));
    handler(req, res);
  });

  process.on('message', () => {
    closing = true;
    for (const res of open) if (!res.headersSent) res.setHeader('Connection', 'close');
  });

  server.listen(PORT, '127.0.0.1');
}
