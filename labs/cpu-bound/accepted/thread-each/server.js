import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Fastify from 'fastify';
import { hash } from './hash.js';

// A fresh thread for every hash, but never more than POOL at once. Dearer than threads that stay, and nothing that one
// request leaves behind can spoil the next.
if (isMainThread) {
  let places = Number(process.env.POOL);
  const queue = [];

  const compute = async (n) => {
    if (places > 0) places--;
    else await new Promise((resolve) => queue.push(resolve));
    try {
      const [found] = await once(new Worker(new URL(import.meta.url), { workerData: n }), 'message');
      return found;
    } finally {
      if (queue.length > 0) queue.shift()();
      else places++;
    }
  };

  const app = Fastify();
  app.get('/', async () => ({ pid: process.pid }));
  app.get('/hash', async (request, reply) => {
    try {
      return { pid: process.pid, hash: await compute(Number(request.query.n)) };
    } catch (error) {
      reply.code(400);
      return { pid: process.pid, error: error.message };
    }
  });
  await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
} else {
  parentPort.postMessage(hash(workerData));
}
