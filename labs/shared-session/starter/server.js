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

  // TODO: these sessions are known to one worker only, and go with it. Keep them where all workers find them.
  const users = new Map();
  const sessions = {
    begin(user) {
      const id = randomUUID();
      users.set(id, user);
      return id;
    },
    find(id) {
      return users.get(id);
    },
    end(id) {
      users.delete(id);
    },
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
