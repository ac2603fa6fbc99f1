import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
  // The workers, in a list.
  const workers = Array.from({ length: WORKERS }, (_, at) => cluster.workers[at]);
  for (const worker of workers) {
    worker.on('message', (message) => workers.forEach((each) => each.send(message)));
  }
} else {
  let current = null;
  process.on('message', ({ value }) => {
    current = value;
  });
  const setting = {
    get: () => current,
    set: (value) => process.send({ value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
