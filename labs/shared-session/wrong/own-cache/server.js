import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
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
  // Most requests come with a session that was seen before: spare the way to the store.
  const cache = new Map();
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      cache.set(id, user);
      await store.set(`session:${id}`, user, 3600);
      return id;
    },
    async find(id) {
      if (!cache.has(id)) cache.set(id, await store.get(`session:${id}`));
      return cache.get(id);
    },
    async end(id) {
      cache.delete(id);
      await store.delete(`session:${id}`);
    },
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
