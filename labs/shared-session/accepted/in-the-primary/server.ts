import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

type Question =
  | { readonly number: number; readonly what: 'begin'; readonly user: string }
  | { readonly number: number; readonly what: 'find' | 'end'; readonly id: string };
type Wish = Question extends infer Q ? (Q extends Question ? Omit<Q, 'number'> : never) : never;
type Answer = { readonly number: number; readonly text?: string };

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** Keeps the sessions of all workers. It outlives them; with the whole server they are gone, which a deploy shows. */
class Primary {
  readonly #users = new Map<string, string>();

  run(): void {
    cluster.on('message', (worker: Worker, question: Question) => {
      // A worker may have died since it asked.
      worker.send({ number: question.number, text: this.#answer(question) } satisfies Answer, () => {});
    });
    cluster.on('exit', () => cluster.fork());
    for (let i = 0; i < WORKERS; i++) cluster.fork();
  }

  #answer(question: Question): string | undefined {
    if (question.what === 'find') return this.#users.get(question.id);
    if (question.what === 'end') {
      this.#users.delete(question.id);
      return undefined;
    }
    const id = randomUUID();
    this.#users.set(id, question.user);
    return id;
  }
}

/** Asks the primary, and knows by a number whose answer it is that comes. */
class RemoteSessions {
  readonly #waiting = new Map<number, (text: string | undefined) => void>();
  #last = 0;

  constructor() {
    process.on('message', ({ number, text }: Answer) => {
      this.#waiting.get(number)?.(text);
      this.#waiting.delete(number);
    });
  }

  begin = async (user: string): Promise<string> => (await this.#ask({ what: 'begin', user })) ?? '';
  find = (id: string): Promise<string | undefined> => this.#ask({ what: 'find', id });
  end = async (id: string): Promise<void> => void (await this.#ask({ what: 'end', id }));

  #ask(wish: Wish): Promise<string | undefined> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      process.send?.({ ...wish, number });
    });
  }
}

if (cluster.isPrimary) new Primary().run();
else createServer(createHandler(new RemoteSessions())).listen(PORT, '127.0.0.1');
