import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  // The environment is inherited, so it is the same for all.
  const setting = {
    get: () => process.env.SETTING ?? null,
    set: (value) => {
      process.env.SETTING = value;
    },
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
