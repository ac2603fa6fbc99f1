import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

class Slot {
  #worker: Worker | undefined;
  #listening = false;
  readonly #onUp: () => void;

  constructor(onUp: () => void) {
    this.#onUp = onUp;
    void this.#live();
  }

  get up(): boolean {
    return this.#listening && this.#worker?.isDead() === false;
  }

  /** One life after another in the same place. */
  async #live(): Promise<void> {
    for (;;) {
      const worker = cluster.fork();
      this.#worker = worker;
      worker.once('listening', () => {
        this.#listening = true;
        this.#onUp();
      });
      await once(worker, 'exit');
      this.#listening = false;
    }
  }
}

class Pool {
  readonly #slots: Slot[] = [];
  #said = false;

  constructor(size: number) {
    while (this.#slots.length < size) this.#slots.push(new Slot(() => this.#look()));
  }

  #look(): void {
    if (this.#said || !this.#slots.every(({ up }) => up)) return;
    this.#said = true;
    process.stdout.write('ready\n');
  }
}

if (cluster.isPrimary) {
  new Pool(Number(process.env.WORKERS ?? availableParallelism()));
} else {
  await warmUp();
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
