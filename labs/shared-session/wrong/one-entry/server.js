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
  const read = async () => JSON.parse((await store.get('sessions')) ?? '{}');
  const write = (all) => store.set('sessions', JSON.stringify(all), 3600);
  const sessions = {
    async begin(user) {
      const id = randomUUID();
      const all = await read();
      all[id] = user;
      await write(all);
      return id;
    },
    async find(id) {
      return (await read())[id];
    },
    async end(id) {
      const all = await read();
      delete all[id];
      await write(all);
    },
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}
