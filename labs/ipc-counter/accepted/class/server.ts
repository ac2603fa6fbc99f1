import cluster, { type Worker } from 'node:cluster';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

type Question = { readonly ask: string };
type Answer = { readonly to: string; readonly value: number };

class Counter {
  #value = 0;

  serve(worker: Worker, { ask }: Question): void {
    this.#value += 1;
    const answer: Answer = { to: ask, value: this.#value };
    if (worker.isConnected()) worker.send(answer, () => undefined);
  }
}

class RemoteCounter {
  readonly #answers = new EventEmitter().setMaxListeners(0);
  #asked = 0;

  constructor() {
    process.on('message', ({ to, value }: Answer) => this.#answers.emit(to, value));
  }

  async hit(): Promise<number> {
    this.#asked += 1;
    const ask = `q${this.#asked}`;
    const answered = once(this.#answers, ask);
    process.send?.({ ask } satisfies Question);
    const [value] = await answered;
    return value as number;
  }
}

if (cluster.isPrimary) {
  const counter = new Counter();
  cluster.on('message', (worker, question: Question) => counter.serve(worker, question));
  cluster.on('exit', () => cluster.fork());
  for (let i = Number(process.env.WORKERS ?? availableParallelism()); i > 0; i--) cluster.fork();
} else {
  const counter = new RemoteCounter();
  createServer(createHandler(() => counter.hit())).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
