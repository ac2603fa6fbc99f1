import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

// A table of what there is, and one pass over it.
const settings = {
  PORT: { otherwise: 8000, most: 65535 },
  WORKERS: { otherwise: availableParallelism(), most: 64 },
};

const read = ([name, { otherwise, most }]) => {
  const text = process.env[name] ?? String(otherwise);
  const number = Number.parseInt(text, 10);
  const good = `${number}` === text && number >= 1 && number <= most;
  return [name, good ? number : new RangeError(`${name}=${text} is not in 1-${most}`)];
};

const config = Object.fromEntries(Object.entries(settings).map(read));
const errors = Object.values(config).filter((value) => value instanceof Error);

if (errors.length > 0) {
  process.stderr.write(`cannot start: ${errors.map(({ message }) => message).join(', ')}\n`, () =>
    process.exit(2),
  );
} else if (cluster.isPrimary) {
  for (let i = 0; i < config.WORKERS; i++) cluster.fork();
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
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    });
  });
  await app.listen({ port: config.PORT, host: '127.0.0.1' });
}
