import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

if (cluster.isPrimary) {
  // Every value has a number, so that nobody goes back to an older one.
  let latest = { version: 0, value: null };
  const tell = (worker) => worker.send(latest, () => {});

  cluster.on('online', tell);
  cluster.on('message', (_worker, value) => {
    latest = { version: latest.version + 1, value };
    Object.values(cluster.workers).forEach(tell);
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
} else {
  let known = { version: -1, value: null };
  const informed = Promise.withResolvers();
  process.on('message', (news) => {
    if (news.version > known.version) known = news;
    informed.resolve();
  });
  await informed.promise;

  const app = Fastify();
  app.get('/setting', async () => ({ pid: process.pid, value: known.value }));
  app.post('/setting', async ({ body }) => {
    process.send(body.value);
    return { pid: process.pid, value: body.value };
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
