import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';

const port = Number(process.env.PORT ?? 8000);
const size = Number(process.env.WORKERS ?? availableParallelism());
const timeout = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) {
  const workers = new Set();
  let stopping = false;

  cluster.on('fork', (worker) => workers.add(worker));
  cluster.on('exit', (worker) => {
    workers.delete(worker);
    if (!stopping) cluster.fork();
    else if (workers.size === 0) process.exit(0);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      for (const worker of workers) worker.send('close');
      setTimeout(() => {
        for (const worker of workers) worker.process.kill('SIGKILL');
      }, timeout).unref();
    });
  }

  for (let i = 0; i < size; i++) cluster.fork();
} else {
  const app = Fastify();
  const me = () => ({ pid: process.pid });
  let closing = false;

  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('Connection', 'close');
  });
  app.get('/', async () => me());
  app.get('/work', async (request) => {
    await wait(Number(request.query.ms));
    return me();
  });
  app.get('/block', async (request) => {
    const end = Date.now() + Number(request.query.ms);
    while (Date.now() < end);
    return me();
  });
  app.get('/crash', () => {
    process.nextTick(() => process.exit(1));
  });

  process.on('message', async (message) => {
    if (message !== 'close' || closing) return;
    closing = true;
    // close() refuses new connections and waits for the requests that it has; only then is the channel let go.
    await app.close();
    cluster.worker.disconnect();
  });
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  await app.listen({ port, host: '127.0.0.1' });
}
