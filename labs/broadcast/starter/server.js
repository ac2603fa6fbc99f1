import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // TODO: what one worker is told, all have to learn: those that are there, and those that will come.
} else {
  let current = null;

  const setting = {
    get: () => current,
    // TODO: this sets it in one worker only.
    set: (value) => {
      current = value;
    },
  };

  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
