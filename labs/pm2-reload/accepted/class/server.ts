import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handler, loadPrices } from './app.js';

/** A server that can say goodbye. */
class Prices {
  readonly #server: Server;
  readonly #busy = new Set<ServerResponse>();
  #closing = false;

  constructor() {
    this.#server = createServer((req, res) => this.#serve(req, res));
  }

  async open(port: number): Promise<void> {
    await loadPrices();
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const res of this.#busy) if (!res.headersSent) res.shouldKeepAlive = false;
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(req: IncomingMessage, res: ServerResponse): void {
    res.shouldKeepAlive = !this.#closing;
    this.#busy.add(res);
    res.once('close', () => this.#busy.delete(res));
    handler(req, res);
  }
}

const prices = new Prices();
await prices.open(Number(process.env.PORT));
process.send?.('ready');

async function goodbye(): Promise<void> {
  await prices.close();
  process.exit(0);
}

process.on('message', (message) => message === 'shutdown' && void goodbye());
process.on('SIGINT', () => void goodbye());
