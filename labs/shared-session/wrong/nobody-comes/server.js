import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { openStore } from './store.js';

if (cluster.isPrimary) {
  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
} else {
  const store = openStore();
  const sessions = {
    async begin(user) {
      const id = randomBytes(18).toString('base64url');
      await store.set(id, user, 3600);
      return id;
    },
    find: (id) => store.get(id),
    end: (id) => store.delete(id),
  };
  createServer(createHandler(sessions)).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
