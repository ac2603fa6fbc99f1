import cluster, { type Worker } from 'node:cluster';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/** A place for a worker, which listens on a port of its own and tells it when it is ready. */
class Slot {
  #port: Promise<number> = this.#start();

  get port(): Promise<number> {
    return this.#port;
  }

  #start(): Promise<number> {
    const worker: Worker = cluster.fork();
    worker.once('exit', () => {
      this.#port = this.#start();
    });
    return new Promise((resolve) => worker.once('message', ({ port }: { port: number }) => resolve(port)));
  }
}

/** A reverse proxy. It reads every byte, so it could also go by a cookie. */
class StickyProxy {
  readonly #slots = Array.from({ length: WORKERS }, () => new Slot());

  listen(): void {
    createServer((req, res) => void this.#pass(req, res)).listen(PORT, '127.0.0.1');
  }

  async #pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const address = req.socket.remoteAddress ?? '';
    const slot = this.#slots[sum(address) % this.#slots.length];
    if (slot === undefined) return void res.destroy();
    const { method, url: path, headers } = req;
    const passed = request({ host: '127.0.0.1', port: await slot.port, method, path, headers, agent: false });
    passed.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    passed.on('error', () => res.destroy());
    req.pipe(passed);
  }
}

function sum(address: string): number {
  return address.split('.').reduce((all, part) => 31 * all + Number(part), 7);
}

if (cluster.isPrimary) {
  new StickyProxy().listen();
} else {
  // Exclusive: without it all workers would share one random port.
  const server = createServer(handler).listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
}
