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
  const users = new Map();
  const unsaved = new Set();
  // One write for many logins.
  setInterval(async () => {
    for (const id of unsaved) {
      unsaved.delete(id);
      await store.set(`session:${id}`, users.get(id), 3600);
    }
  }, 250);
  const sessions = {
    begin(user) {
      const id = randomUUID();
      users.set(id, user);
      unsaved.add(id);
      return id;
    },
    find: (id) => store.get(`session:${id}`),
    end: (id) => store.delete(`session:${id}`),
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
