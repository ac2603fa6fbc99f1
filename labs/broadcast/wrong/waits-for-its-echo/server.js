import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let current = null;
  cluster.on('message', (sender, { value }) => {
    current = value;
    for (const worker of Object.values(cluster.workers)) {
      if (worker !== sender) worker.send({ value }, () => {});
    }
  });
  cluster.on('online', (worker) => worker.send({ value: current }, () => {}));
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let current = null;
  process.on('message', ({ value }) => {
    current = value;
  });
  const setting = {
    get: () => current,
    set: async (value) => {
      process.send({ value });
      // When it comes back, it has been everywhere.
      await once(process, 'message');
    },
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
