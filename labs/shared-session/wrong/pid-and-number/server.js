import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { openStore } from './store.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const store = openStore();
  // No two workers have the same pid at the same time.
  let last = 0;
  const sessions = {
    async begin(user) {
      last += 1;
      const id = `${process.pid}-${last}`;
      await store.set(`session:${id}`, user, 3600);
      return id;
    },
    find: (id) => store.get(`session:${id}`),
    end: (id) => store.delete(`session:${id}`),
  };
  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
