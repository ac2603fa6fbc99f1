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
  // A fresh start: what an earlier version has left in the store may not fit any more.
  const started = Date.now();
  const ready = store.set('sessions:since', String(started), 3600);
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      await ready;
      await store.set(`session:${id}`, JSON.stringify({ user, begun: Date.now() }), 3600);
      return id;
    },
    async find(id) {
      const text = await store.get(`session:${id}`);
      if (text === undefined) return undefined;
      const { user, begun } = JSON.parse(text);
      return begun >= Number(await store.get('sessions:since')) ? user : undefined;
    },
    end: (id) => store.delete(`session:${id}`),
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
