import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { openStore } from './store.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

const store = openStore();

if (cluster.isPrimary) {
  const begun = new Map();
  cluster.on('message', (worker, id) => {
    begun.set(worker.id, [...(begun.get(worker.id) ?? []), id]);
  });
  cluster.on('exit', async (worker) => {
    // Tidy up behind it.
    for (const id of begun.get(worker.id) ?? []) await store.delete(`session:${id}`);
    begun.delete(worker.id);
    cluster.fork();
  });
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      await store.set(`session:${id}`, user, 3600);
      process.send(id);
      return id;
    },
    find: (id) => store.get(`session:${id}`),
    end: (id) => store.delete(`session:${id}`),
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
