import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { handler } from './app.ts';

/** At most `burst` starts within `windowMs`, over the whole pool; who comes too early waits. */
class StartLimiter {
  readonly #starts: number[] = [];
  readonly #burst: number;
  readonly #windowMs: number;

  constructor(burst: number, windowMs: number) {
    this.#burst = burst;
    this.#windowMs = windowMs;
  }

  async turn(): Promise<void> {
    for (;;) {
      const now = performance.now();
      while ((this.#starts[0] ?? now) < now - this.#windowMs) this.#starts.shift();
      if (this.#starts.length < this.#burst) {
        this.#starts.push(now);
        return;
      }
      await sleep((this.#starts[0] ?? now) + this.#windowMs - now + 1);
    }
  }
}

async function keepPlace(limiter: StartLimiter): Promise<never> {
  for (;;) {
    await limiter.turn();
    const worker = cluster.fork();
    await new Promise((resolve) => worker.once('exit', resolve));
  }
}

if (cluster.isPrimary) {
  const size = Number(process.env.WORKERS ?? availableParallelism());
  const limiter = new StartLimiter(size, 2000);
  for (let place = 0; place < size; place++) void keepPlace(limiter);
} else {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
