import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

class Supervisor {
  #workers = new Set();
  #stopping = false;
  #size;
  #timeoutMs;

  constructor({ size, timeoutMs }) {
    this.#size = size;
    this.#timeoutMs = timeoutMs;
  }

  start() {
    while (this.#workers.size < this.#size) this.#fork();
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => this.stop());
  }

  stop() {
    if (this.#stopping) return;
    this.#stopping = true;
    for (const worker of this.#workers) worker.send('drain');
    for (const worker of this.#workers) worker.disconnect();
    setTimeout(() => this.#kill(), this.#timeoutMs).unref();
  }

  #fork() {
    const worker = cluster.fork();
    this.#workers.add(worker);
    worker.once('exit', () => this.#gone(worker));
  }

  #gone(worker) {
    this.#workers.delete(worker);
    if (!this.#stopping) this.#fork();
    else if (this.#workers.size === 0) process.exit(0);
  }

  #kill() {
    for (const worker of this.#workers) worker.process.kill('SIGKILL');
  }
}

class DrainingServer {
  #draining = false;
  #responses = new Set();
  #server = createServer((req, res) => this.#handle(req, res));

  listen(port) {
    process.on('message', (message) => message === 'drain' && this.#drain());
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
    this.#server.listen(port);
  }

  #handle(req, res) {
    this.#responses.add(res);
    res.on('close', () => this.#responses.delete(res));
    if (this.#draining) this.#last(res);
    handler(req, res);
  }

  #drain() {
    this.#draining = true;
    for (const res of this.#responses) this.#last(res);
  }

  #last(res) {
    if (!res.headersSent) res.setHeader('Connection', 'close');
  }
}

const { PORT, WORKERS, SHUTDOWN_TIMEOUT_MS } = process.env;
if (cluster.isPrimary) {
  const size = Number(WORKERS ?? availableParallelism());
  new Supervisor({ size, timeoutMs: Number(SHUTDOWN_TIMEOUT_MS ?? 10_000) }).start();
} else {
  new DrainingServer().listen(Number(PORT ?? 8000));
}
