import cluster, { type Worker } from 'node:cluster';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';

const port = Number(process.env.PORT ?? 8000);
const size = Number(process.env.WORKERS ?? availableParallelism());

/** Each place of the pool has one loop that keeps it filled; a token lets one place change at a time. */
class Place {
  #worker: Worker = cluster.fork();
  #retiring: Worker | undefined;

  constructor() {
    this.#watch(this.#worker);
  }

  #watch(worker: Worker): void {
    worker.once('exit', () => {
      if (worker === this.#retiring || worker !== this.#worker) return;
      this.#worker = cluster.fork();
      this.#watch(this.#worker);
    });
  }

  async renew(): Promise<void> {
    const old = this.#worker;
    const next = cluster.fork();
    await new Promise((resolve) => next.once('listening', resolve));
    this.#retiring = old;
    this.#worker = next;
    this.#watch(next);
    if (old.isDead()) return;
    const gone = new Promise((resolve) => old.once('exit', resolve));
    old.send('drain');
    old.disconnect();
    await gone;
  }
}

if (cluster.isPrimary) {
  const places = Array.from({ length: size }, () => new Place());
  let last: Promise<void> | undefined;
  process.on('SIGHUP', () => {
    last ??= (async () => {
      for (const place of places) await place.renew();
      last = undefined;
    })();
  });
} else {
  const { handler } = await import('./app.ts');
  let draining = false;
  const server = createServer((req: IncomingMessage, res: ServerResponse) =>
    handler(req, res, () => draining),
  );
  process.on('message', () => {
    draining = true;
  });
  server.listen(port, '127.0.0.1');
}
