import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  // Each worker has its shelf, so that no two of them write to the same one.
  const shelves = new Map();
  cluster.on('online', (worker) => shelves.set(worker.id, new Map()));
  cluster.on('message', (worker, { number, what, id, user }) => {
    if (what === 'begin') shelves.get(worker.id).set(id, user);
    if (what === 'end') for (const shelf of shelves.values()) shelf.delete(id);
    const found = [...shelves.values()].find((shelf) => shelf.has(id))?.get(id);
    worker.send({ number, user: found }, () => {});
  });
  cluster.on('exit', (worker) => {
    shelves.delete(worker.id);
    cluster.fork();
  });
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = new Map();
  let last = 0;
  process.on('message', ({ number, user }) => {
    waiting.get(number)?.(user);
    waiting.delete(number);
  });
  const ask = (question) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      process.send({ number: last, ...question });
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
