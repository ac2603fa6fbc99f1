import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    if (!worker.exitedAfterDisconnect) cluster.fork();
  });

  let reloading = false;
  process.on('SIGHUP', async () => {
    if (reloading) return;
    reloading = true;
    for (const old of Object.values(cluster.workers)) {
      if (old.isDead()) continue;
      const next = cluster.fork();
      await once(next, 'online');
      old.send('close');
      old.disconnect();
      await once(old, 'exit');
    }
    reloading = false;
  });
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
