import cluster from 'node:cluster';
import http from 'node:http';
import os from 'node:os';
import { handler } from './app.js';

if (cluster.isPrimary) {
  const expected = Number(process.env.WORKERS ?? os.availableParallelism());
  const timeout = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);
  const workers = [];
  let stopping = false;

  const fork = () => workers.push(cluster.fork());
  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const worker of workers) worker.send('stop');
    setTimeout(() => workers.forEach((worker) => void worker.process.kill('SIGKILL')), timeout).unref();
  };

  cluster.on('exit', (worker) => {
    workers.splice(workers.indexOf(worker), 1);
    if (stopping && workers.length === 0) process.exit(0);
    if (!stopping) fork();
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  for (let i = 0; i < expected; i++) fork();
} else {
  const server = http.createServer((req, res) => {
    // Instead of the header: once the server is closed, a connection ends as soon as its answer is out.
    res.on('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    handler(req, res);
  });

  process.on('message', (message) => {
    // The channel to the primary keeps a worker alive after its server has closed, so let go of it then.
    if (message === 'stop' && server.listening) server.close(() => process.disconnect());
  });
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});
  server.listen(Number(process.env.PORT ?? 8000));
}
