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
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      await store.set(`session:${id}`, JSON.stringify({ user }), 3600);
      return id;
    },
    async find(id) {
      const session = await store.get(`session:${id}`);
      return session ? JSON.parse(session).user : null;
    },
    end: (id) => store.delete(`session:${id}`),
  };
  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
