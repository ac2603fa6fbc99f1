import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler, warmUp } from './app.js';

const {
  PORT = '8000',
  WORKERS = String(availableParallelism()),
  SHUTDOWN_TIMEOUT_MS = '10000',
} = process.env;

/** Forks the pool, keeps it whole, counts for it, and ends it. */
class Pool {
  readonly #size: number;
  readonly #alive = new Map<Worker, 'booting' | 'serving'>();
  #state: 'starting' | 'running' | 'stopping' = 'starting';
  #hits = 0;

  constructor(size: number) {
    this.#size = size;
    cluster.setupPrimary();
    cluster.on('message', (worker, { ask }) => worker.send({ ask, hits: ++this.#hits }, () => {}));
  }

  start(): void {
    while (this.#alive.size < this.#size) this.#fork();
  }

  #fork(): void {
    const worker = cluster.fork();
    this.#alive.set(worker, 'booting');
    worker.once('listening', () => {
      this.#alive.set(worker, 'serving');
      this.#announce();
    });
    worker.once('exit', () => {
      this.#alive.delete(worker);
      if (this.#state !== 'stopping') this.#fork();
      else if (this.#alive.size === 0) process.exit();
    });
  }

  #announce(): void {
    const serving = [...this.#alive.values()].filter((stage) => stage === 'serving');
    if (this.#state !== 'starting' || serving.length < this.#size) return;
    this.#state = 'running';
    process.stdout.write('ready\n');
  }

  stop(deadline: number): void {
    if (this.#state === 'stopping') return;
    this.#state = 'stopping';
    for (const worker of this.#alive.keys()) {
      if (worker.isConnected()) worker.send({ close: true }, () => worker.disconnect());
    }
    setTimeout(() => {
      for (const worker of this.#alive.keys()) worker.process.kill('SIGKILL');
    }, deadline);
  }
}

/** Serves, and asks the primary for each hit. */
class Member {
  readonly #asked = new Map<number, (hits: number) => void>();
  readonly #open = new Set<ServerResponse>();
  readonly #server: Server;
  #closing = false;

  constructor() {
    const handler = createHandler(() => this.#hit());
    this.#server = createServer((req, res) => {
      this.#open.add(res);
      res.once('close', () => this.#open.delete(res));
      if (this.#closing) res.setHeader('Connection', 'close');
      handler(req, res);
    });
    process.on('message', (message: { close?: true; ask: number; hits: number }) => {
      if (message.close) return this.#close();
      this.#asked.get(message.ask)?.(message.hits);
      this.#asked.delete(message.ask);
    });
  }

  #hit(): Promise<number> {
    const ask = Math.max(0, ...this.#asked.keys()) + 1;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      process.send?.({ ask });
    });
  }

  #close(): void {
    this.#closing = true;
    for (const res of this.#open) if (!res.headersSent) res.setHeader('Connection', 'close');
  }

  async serve(port: number): Promise<void> {
    await warmUp();
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }
}

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const pool = new Pool(Number(WORKERS));
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => pool.stop(Number(SHUTDOWN_TIMEOUT_MS)));
  pool.start();
} else {
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {});
  await new Member().serve(Number(PORT));
}
