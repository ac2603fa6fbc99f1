import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** One place in the pool, filled for ever: fork, wait for the death, wait a little, fork again. */
async function keepFilled() {
  let pause = 50;
  for (;;) {
    const born = performance.now();
    const worker = cluster.fork();
    await once(worker, 'exit');
    // Who lived long has earned a quick return; who dies young again and again waits longer each time, up to 10 s.
    pause = performance.now() - born > 10_000 ? 50 : Math.min(pause * 2, 10_000);
    await sleep(pause);
  }
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) keepFilled();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
