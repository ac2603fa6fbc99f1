import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

const { PORT = 8000, WORKERS = availableParallelism() } = process.env;

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = Fastify();

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
    // Fastify turns what a handler throws into an answer 500, so throw where Fastify does not see it.
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    });
  });

  await app.listen({ port: Number(PORT), host: '127.0.0.1' });
}
