import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { handler } from './app.ts';

/** Each place of the pool has its own duties, and its next worker takes them over, whatever id it has. */
class Place {
  readonly #duties: Record<string, string>;

  constructor(duties: Record<string, string>) {
    this.#duties = duties;
    this.#fill();
  }

  #fill(): void {
    cluster.fork(this.#duties).once('exit', () => this.#fill());
  }
}

async function work(url: string, everyMs: number): Promise<never> {
  for (;;) {
    const started = performance.now();
    await fetch(url, { method: 'POST', body: JSON.stringify({ pid: process.pid }) }).catch(() => {});
    await sleep(Math.max(0, started + everyMs - performance.now()));
  }
}

if (cluster.isPrimary) {
  const size = Number(process.env.WORKERS ?? availableParallelism());
  for (let number = 0; number < size; number++) new Place({ RUNS_JOB: String(number === 0) });
} else {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
  if (process.env.RUNS_JOB === 'true') {
    void work(process.env.JOB_URL ?? '', Number(process.env.JOB_EVERY_MS ?? 60_000));
  }
}
