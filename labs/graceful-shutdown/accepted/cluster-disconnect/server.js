import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const { PORT = '8000', WORKERS = `${availableParallelism()}`, SHUTDOWN_TIMEOUT_MS = '10000' } = process.env;

if (cluster.isPrimary) {
  const pids = new Set();
  let stopping = false;

  const fork = () => pids.add(cluster.fork().process.pid);
  for (let i = 0; i < +WORKERS; i++) fork();

  cluster.on('exit', (worker) => {
    pids.delete(worker.process.pid);
    if (stopping && pids.size === 0) process.exit(0);
    if (!stopping) fork();
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const worker of Object.values(cluster.workers)) worker.send({ closing: true });
    // Without a callback on purpose: it is called when the first worker has gone. The exit events are counted instead.
    cluster.disconnect();
    setTimeout(() => {
      for (const pid of pids) process.kill(pid, 'SIGKILL');
    }, +SHUTDOWN_TIMEOUT_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} else {
  const active = new Set();
  let closing = false;
  const markLast = (res) => res.headersSent || res.setHeader('Connection', 'close');

  const server = createServer((req, res) => {
    active.add(res);
    res.on('close', () => active.delete(res));
    if (closing) markLast(res);
    handler(req, res);
  });
  process.on('message', (message) => {
    if (!message?.closing) return;
    closing = true;
    active.forEach(markLast);
  });
  process.on('SIGINT', () => console.error(`worker ${process.pid}: the primary decides about Ctrl-C`));
  process.on('SIGTERM', () => console.error(`worker ${process.pid}: the primary decides about SIGTERM`));
  server.listen(+PORT);
}
