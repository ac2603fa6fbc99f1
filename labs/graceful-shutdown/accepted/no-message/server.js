import cluster from 'node:cluster';
import http from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const env = process.env;

if (cluster.isPrimary) {
  const pool = new Set();
  let stopping = false;

  const add = () => pool.add(cluster.fork());
  cluster.on('exit', (worker) => {
    pool.delete(worker);
    if (!stopping) add();
    else if (!pool.size) process.exit(0);
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    for (const worker of pool) worker.disconnect();
    const kill = () => [...pool].map((worker) => worker.process.kill('SIGKILL'));
    setTimeout(kill, Number(env.SHUTDOWN_TIMEOUT_MS ?? 10_000)).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  for (let i = 0; i < Number(env.WORKERS ?? availableParallelism()); i++) add();
} else {
  // No message is needed: worker.disconnect() in the primary closes this server, and a closed server does not listen.
  // So each answer looks at the last moment, when its head is written, whether it is among the last ones.
  class LastAnswer extends http.ServerResponse {
    writeHead(...args) {
      if (!server.listening) this.setHeader('Connection', 'close');
      return super.writeHead(...args);
    }
  }

  const server = http.createServer({ ServerResponse: LastAnswer }, handler);
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});
  server.listen(Number(env.PORT ?? 8000));
}
