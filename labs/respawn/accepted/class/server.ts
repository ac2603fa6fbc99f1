import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.ts';

type Death = { readonly pid: number | undefined; readonly reason: string };

class Supervisor {
  readonly #pool = new Set<Worker>();
  readonly #size: number;
  readonly deaths: Death[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** Forks what is missing; called at the start and after each death. */
  refill(): void {
    while (this.#pool.size < this.#size) {
      const worker = cluster.fork();
      this.#pool.add(worker);
      worker.once('exit', (code: number | null, signal: string | null) => {
        this.#pool.delete(worker);
        this.deaths.push({ pid: worker.process.pid, reason: signal ?? `code ${code}` });
        this.refill();
      });
    }
  }
}

if (cluster.isPrimary) {
  new Supervisor(Number(process.env.WORKERS ?? availableParallelism())).refill();
} else {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
