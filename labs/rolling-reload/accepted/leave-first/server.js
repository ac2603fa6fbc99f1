import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // Callbacks only, and no room for one more worker: the old one leaves first, and the other ones carry on.
  let queue = [];
  let current;

  const next = () => {
    current = queue.shift();
    if (current === undefined) return;
    if (current.isDead() || !current.isConnected()) return next();
    current.send('leave');
    current.disconnect();
  };

  cluster.on('exit', (worker) => {
    const successor = cluster.fork();
    if (worker === current) successor.once('listening', next);
  });

  process.on('SIGHUP', () => {
    if (current !== undefined) return;
    queue = Object.values(cluster.workers);
    next();
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
