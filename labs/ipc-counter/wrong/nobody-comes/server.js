import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', (worker, id) => worker.send({ id, total: ++total }, () => {}));
  cluster.on('exit', (worker, code, signal) => {
    console.error(`worker ${worker.process.pid} has gone: ${signal ?? code}`);
  });
  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
} else {
  const waiting = new Map();
  let asked = 0;
  process.on('message', ({ id, total }) => {
    waiting.get(id)(total);
    waiting.delete(id);
  });
  const hit = () =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      process.send(asked);
    });
  createServer(createHandler(hit)).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
