import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  // The id is unique over all workers. That should do.
  const users = new Map();
  const sessions = {
    begin(user) {
      const id = `${cluster.worker.id}-${randomUUID()}`;
      users.set(id, user);
      return id;
    },
    find: (id) => users.get(id),
    end: (id) => void users.delete(id),
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
