import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';

const { PORT = 8000, WORKERS = availableParallelism(), HEARTBEAT_TIMEOUT_MS = 5000 } = process.env;
const limit = Number(HEARTBEAT_TIMEOUT_MS);

if (cluster.isPrimary) {
  // The workers count their beats, and the primary looks whether the number goes up.
  const seen = new Map();

  cluster.on('message', (worker, { beats }) => seen.set(worker.id, { beats, missed: 0 }));
  cluster.on('exit', (worker) => {
    seen.delete(worker.id);
    cluster.fork();
  });
  setInterval(() => {
    for (const worker of Object.values(cluster.workers)) {
      const state = seen.get(worker.id);
      if (!state) continue;
      state.missed += 1;
      if (state.missed > 6) worker.kill('SIGKILL');
    }
  }, limit / 6);

  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = Fastify();
  app.get('/', async () => ({ pid: process.pid }));
  app.get('/work', async (request) => {
    await sleep(Number(request.query.ms));
    return { pid: process.pid };
  });
  app.get('/block', async (request) => {
    for (const end = Date.now() + Number(request.query.ms); Date.now() < end; );
    return { pid: process.pid };
  });
  app.get('/crash', () => {
    setImmediate(() => readFileSync('/no/such/file'));
  });
  await app.listen({ port: Number(PORT), host: '127.0.0.1' });

  let beats = 0;
  const beat = () => {
    beats += 1;
    process.send({ beats });
  };
  beat();
  setInterval(beat, limit / 6);
}
