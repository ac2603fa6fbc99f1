import cluster, { type Worker } from 'node:cluster';
import express from 'express';
import { seal } from './seal.js';

class Book {
  #last = 0;

  serve(worker: Worker): void {
    worker.on('message', (ticket: number) => {
      this.#last += 1;
      worker.send({ ticket, number: this.#last });
    });
  }
}

class Counter {
  readonly #waiting = new Map<number, (number: number) => void>();
  #ticket = 0;

  constructor() {
    process.on('message', ({ ticket, number }: { ticket: number; number: number }) => {
      this.#waiting.get(ticket)?.(number);
      this.#waiting.delete(ticket);
    });
  }

  next(): Promise<number> {
    this.#ticket += 1;
    process.send?.(this.#ticket);
    return new Promise((resolve) => this.#waiting.set(this.#ticket, resolve));
  }
}

if (cluster.isPrimary) {
  const book = new Book();
  for (let i = 0; i < Number(process.env.WORKERS); i++) book.serve(cluster.fork());
} else {
  const counter = new Counter();
  const app = express();

  app.get('/', (_req, res) => {
    res.json({ pid: process.pid });
  });

  app.get('/order', async (req, res) => {
    // Sealed while the number is on its way.
    const number = counter.next();
    const sealed = seal(String(req.query.item));
    res.json({ pid: process.pid, number: await number, seal: sealed });
  });

  app.listen(Number(process.env.PORT), '127.0.0.1');
}
