import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

type Change = { readonly setting: unknown };

class Board {
  #value: unknown = null;

  fork(): void {
    // A newcomer gets it as a variable of its environment, before its first line runs.
    const worker = cluster.fork({ SETTING: JSON.stringify(this.#value) });
    // What is set between the fork and its first line waits in its channel.
    worker.on('message', ({ setting }: Change) => this.change(setting));
    worker.on('exit', () => this.fork());
  }

  change(value: unknown): void {
    this.#value = value;
    for (const worker of Object.values(cluster.workers ?? {})) {
      if (worker?.isConnected()) worker.send({ setting: value } satisfies Change, () => undefined);
    }
  }
}

class Reader {
  #value: unknown = JSON.parse(process.env.SETTING ?? 'null');

  constructor() {
    process.on('message', ({ setting }: Change) => {
      this.#value = setting;
    });
  }

  get(): unknown {
    return this.#value;
  }

  set(value: unknown): void {
    process.send?.({ setting: value } satisfies Change);
  }
}

if (cluster.isPrimary) {
  const board = new Board();
  for (let i = Number(process.env.WORKERS ?? availableParallelism()); i > 0; i--) board.fork();
} else {
  createServer(createHandler(new Reader())).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
