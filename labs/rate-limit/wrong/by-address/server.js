import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) {
  // Who is refused is the one who asked too often.
  const clients = new Map();
  const take = (address) => {
    const now = performance.now();
    let client = clients.get(address);
    if (client === undefined || now >= client.windowEnd) {
      client = { used: 0, windowEnd: now + WINDOW_MS };
      clients.set(address, client);
    }
    if (client.used >= LIMIT) return false;
    client.used += 1;
    return true;
  };
  cluster.on('message', (worker, { id, address }) => worker.send({ id, allowed: take(address) }, () => {}));
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const waiting = new Map();
  let lastId = 0;
  process.on('message', ({ id, allowed }) => {
    waiting.get(id)?.(allowed);
    waiting.delete(id);
  });
  const allow = (address) =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      process.send({ id, address });
    });
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}
