import cluster, { type Worker } from 'node:cluster';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

type End =
  | { readonly kind: 'intended' }
  | { readonly kind: 'accident'; readonly why: string }
  | { readonly kind: 'fatal'; readonly code: number };

/** A pool whose wanted size goes down with every intended end, and which is filled up to that size after an accident. */
class Pool {
  #wanted: number;
  #fatal: number | undefined;
  readonly #workers = new Set<Worker>();

  constructor(size: number) {
    this.#wanted = size;
    cluster.on('exit', (worker, code, signal) => {
      this.#workers.delete(worker);
      this.#react(endOf(worker, code, signal));
    });
    this.#fill();
  }

  #fill(): void {
    while (this.#workers.size < this.#wanted) this.#workers.add(cluster.fork());
  }

  #react(end: End): void {
    switch (end.kind) {
      case 'intended':
        this.#wanted -= 1;
        break;
      case 'accident':
        console.error(`replacing a worker: ${end.why}`);
        this.#fill();
        break;
      case 'fatal':
        // An orderly way out: ask all to disconnect, and leave with the code when the last one has gone.
        this.#fatal = end.code;
        this.#wanted = 0;
        for (const worker of this.#workers) worker.disconnect();
    }
    if (this.#fatal !== undefined && this.#workers.size === 0) process.exit(this.#fatal);
  }
}

function endOf(worker: Worker, code: number | null, signal: string | null): End {
  if (worker.exitedAfterDisconnect || code === 0) return { kind: 'intended' };
  if (code === 42) return { kind: 'fatal', code };
  return { kind: 'accident', why: signal ?? `code ${code}` };
}

async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const number = (name: string) => Number(url.searchParams.get(name) ?? '0');
  if (url.pathname === '/crash') setImmediate(() => JSON.parse('{'));
  else if (url.pathname === '/exit') process.exit(number('code'));
  else {
    if (url.pathname === '/work') await sleep(number('ms'));
    if (url.pathname === '/block') for (const end = Date.now() + number('ms'); Date.now() < end; );
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ pid: process.pid }));
    if (url.pathname === '/disconnect') res.once('close', () => cluster.worker?.disconnect());
  }
}

if (cluster.isPrimary) new Pool(Number(process.env.WORKERS ?? availableParallelism()));
else createServer(handle).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
