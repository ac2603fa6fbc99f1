import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.ts';

const limit = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

/** One timer a worker, wound up again by each sign of life. */
class Pulse {
  readonly #timer: NodeJS.Timeout;

  constructor(worker: Worker) {
    this.#timer = setTimeout(() => worker.process.kill('SIGKILL'), limit);
    worker.on('message', () => this.#timer.refresh());
    worker.once('exit', () => clearTimeout(this.#timer));
  }
}

class Pool {
  add(): void {
    const worker = cluster.fork();
    worker.once('listening', () => new Pulse(worker));
    worker.once('exit', () => this.add());
  }
}

if (cluster.isPrimary) {
  const pool = new Pool();
  for (let i = Number(process.env.WORKERS ?? availableParallelism()); i > 0; i--) pool.add();
} else {
  setInterval(() => process.send?.({ load: process.cpuUsage() }), limit / 4).unref();
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
