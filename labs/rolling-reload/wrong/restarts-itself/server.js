import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());

  process.on('SIGHUP', () => {
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGKILL');
    const next = spawn(process.execPath, process.argv.slice(1), { detached: true, stdio: 'inherit' });
    next.unref();
    process.exit(0);
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
