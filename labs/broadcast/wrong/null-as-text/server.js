import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let current = null;
  cluster.on('message', (_worker, { value }) => {
    current = value;
    for (const worker of Object.values(cluster.workers)) worker.send({ value }, () => {});
  });
  // So each worker knows it from the start.
  const fork = () => cluster.fork({ SETTING: current });
  cluster.on('exit', fork);
  for (let i = 0; i < WORKERS; i++) fork();
} else {
  let current = process.env.SETTING;
  process.on('message', ({ value }) => {
    current = value;
  });
  const setting = {
    get: () => current,
    set: (value) => process.send({ value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
