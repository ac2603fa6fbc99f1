import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

if (cluster.isPrimary) {
  // The primary counts, and a shared block of numbers for each worker is what it keeps.
  const counts = new Map();
  const sum = () => [...counts.values()].reduce((total, hits) => total + hits, 0);

  cluster.on('message', (worker, id) => {
    // By the id, which is never used again: what a dead worker has counted stays in the sum.
    counts.set(worker.id, (counts.get(worker.id) ?? 0) + 1);
    worker.send([id, sum()], () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
} else {
  const asked = {};
  process.on('message', ([id, total]) => {
    asked[id](total);
    delete asked[id];
  });

  const app = Fastify({ genReqId: () => crypto.randomUUID() });
  app.get('/hits', async ({ id }) => {
    const { promise, resolve } = Promise.withResolvers();
    asked[id] = resolve;
    process.send(id);
    return { pid: process.pid, hits: await promise };
  });
  app.get('/', async () => ({ pid: process.pid }));
  app.get('/work', async (request) => {
    await sleep(Number(request.query.ms));
    return { pid: process.pid };
  });
  app.get('/block', async (request) => {
    const end = performance.now() + Number(request.query.ms);
    while (performance.now() < end);
    return { pid: process.pid };
  });
  app.get('/crash', () => {
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    });
  });

  await app.listen({ port: Number(process.env.PORT ?? 8000), host: '127.0.0.1' });
}
