import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('message', (_worker, message) => {
    for (const worker of Object.values(cluster.workers)) worker.send(message, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let current = null;
  process.on('message', ({ value }) => {
    current = value;
  });
  const setting = {
    get: () => current,
    set: (value) => process.send({ value }),
  };
  // Everybody begins with the same.
  setting.set(null);
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
