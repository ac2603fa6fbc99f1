import cluster from 'node:cluster';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

type Ask = { readonly ask: string };
type Reply = { readonly to: string; readonly ok: boolean };

/** Fills up evenly, LIMIT in each window, and holds no more than that. */
class Bucket {
  #level: number;
  #at = performance.now();
  readonly #size: number;
  readonly #perMs: number;

  constructor(size: number, windowMs: number) {
    this.#size = size;
    this.#level = size;
    this.#perMs = size / windowMs;
  }

  take(): boolean {
    const now = performance.now();
    this.#level = Math.min(this.#size, this.#level + (now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }
}

if (cluster.isPrimary) {
  const bucket = new Bucket(Number(process.env.LIMIT ?? 10), Number(process.env.WINDOW_MS ?? 60_000));
  cluster.on('message', (worker, { ask }: Ask) => {
    worker.send({ to: ask, ok: bucket.take() } satisfies Reply, () => undefined);
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = Number(process.env.WORKERS ?? availableParallelism()); i > 0; i--) cluster.fork();
} else {
  const replies = new EventEmitter().setMaxListeners(0);
  process.on('message', ({ to, ok }: Reply) => replies.emit(to, ok));
  let asked = 0;
  const allow = async (): Promise<boolean> => {
    const ask = `a${++asked}`;
    const reply = once(replies, ask);
    process.send?.({ ask } satisfies Ask);
    return (await reply)[0] === true;
  };
  createServer(createHandler(allow)).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
