import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

// At the top of the file, so that all processes have it.
let current = null;
const setting = {
  get: () => current,
  set: (value) => {
    current = value;
  },
};

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
