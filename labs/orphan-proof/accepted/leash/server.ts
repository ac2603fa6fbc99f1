import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { handler } from './app.ts';

/** Looks every `everyMs` whether this process still has the parent that it began with. */
class Leash {
  readonly #parent: number;

  constructor(parent: number, everyMs: number) {
    this.#parent = parent;
    setInterval(() => this.#pull(), everyMs);
  }

  #pull(): void {
    if (process.ppid === this.#parent) return;
    process.kill(process.pid, 'SIGKILL');
  }
}

if (!isMainThread) {
  new Leash(Number(workerData), 500);
} else if (cluster.isPrimary) {
  const size = Number(process.env.WORKERS ?? availableParallelism());
  for (let i = 0; i < size; i++) cluster.fork();
} else {
  new Worker(new URL(import.meta.url), { workerData: process.ppid }).unref();
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
