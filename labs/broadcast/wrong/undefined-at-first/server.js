import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let current;
  cluster.on('message', (worker, { type, value }) => {
    if (type === 'hello') return worker.send({ value: current }, () => {});
    current = value;
    for (const each of Object.values(cluster.workers)) each.send({ value }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let current;
  process.on('message', ({ value }) => {
    current = value;
  });
  // First learn it, then listen.
  process.send({ type: 'hello' });
  await once(process, 'message');
  const setting = {
    get: () => current,
    set: (value) => process.send({ type: 'set', value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}
