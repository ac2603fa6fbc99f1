import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

const { PORT = 8000, WORKERS = availableParallelism(), LIMIT = 10, WINDOW_MS = 60_000 } = process.env;

if (cluster.isPrimary) {
  let left = Number(LIMIT);
  cluster.on('message', (worker, id) => {
    // The first one that takes something starts the clock.
    if (left === Number(LIMIT)) setTimeout(() => (left = Number(LIMIT)), Number(WINDOW_MS)).unref();
    const granted = left > 0;
    if (granted) left -= 1;
    worker.send([id, granted], () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const asked = new Map();
  process.on('message', ([id, granted]) => {
    asked.get(id)(granted);
    asked.delete(id);
  });

  const app = Fastify({ genReqId: () => crypto.randomUUID() });
  const limited = async (request, reply) => {
    const { promise, resolve } = Promise.withResolvers();
    asked.set(request.id, resolve);
    process.send(request.id);
    if (!(await promise)) return reply.code(429).send({ pid: process.pid, error: 'too many requests' });
  };

  app.get('/limited', { preHandler: limited }, async () => ({ pid: process.pid }));
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

  await app.listen({ port: Number(PORT), host: '127.0.0.1' });
}
