import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const users = new Map();
  cluster.on('message', (worker, { what, id, user }) => {
    if (what === 'begin') users.set(id, user);
    if (what === 'end') users.delete(id);
    worker.send({ user: users.get(id) }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = [];
  process.on('message', ({ user }) => {
    for (const resolve of waiting.splice(0)) resolve(user);
  });
  const ask = (question) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      process.send(question);
    });
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      await ask({ what: 'begin', id, user });
      return id;
    },
    find: (id) => ask({ what: 'find', id }),
    end: (id) => ask({ what: 'end', id }),
  };
  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
