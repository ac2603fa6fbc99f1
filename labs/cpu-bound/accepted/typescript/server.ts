import { createServer, type ServerResponse } from 'node:http';
import { MessageChannel, Worker } from 'node:worker_threads';

/** Threads are started when they are needed. One that has failed is gone, and the next job starts another. */
class Threads {
  readonly #size: number;
  readonly #free: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(size: number) {
    this.#size = size;
  }

  async hash(n: number): Promise<string> {
    if (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy += 1;
    const thread = this.#free.pop() ?? new Worker(new URL('./thread.ts', import.meta.url));
    try {
      const found = await this.#ask(thread, n);
      this.#free.push(thread);
      return found;
    } finally {
      // The place in the pool is handed on without being given back, so that nobody can slip in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  #ask(thread: Worker, n: number): Promise<string> {
    const { port1, port2 } = new MessageChannel();
    return new Promise<string>((resolve, reject) => {
      thread.once('error', reject);
      port1.once('message', (found: string) => {
        thread.off('error', reject);
        resolve(found);
      });
      thread.postMessage({ n, reply: port2 }, [port2]);
    });
  }
}

const threads = new Threads(Number(process.env.POOL ?? 4));

function send(res: ServerResponse, status: number, more: object = {}): void {
  res
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ pid: process.pid, ...more }));
}

createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.pathname === '/') return send(res, 200);
  if (url.pathname !== '/hash') return send(res, 404);
  threads.hash(Number(url.searchParams.get('n') ?? Number.NaN)).then(
    (hash) => send(res, 200, { hash }),
    () => send(res, 400),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
