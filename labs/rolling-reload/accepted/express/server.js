import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';

const { PORT = 8000, WORKERS = availableParallelism(), BOOT_MS = 600 } = process.env;

class Pool {
  #current = new Set();
  #renewal = null;

  constructor(size) {
    for (let i = 0; i < size; i++) this.#add();
  }

  #add() {
    const worker = cluster.fork();
    this.#current.add(worker);
    worker.once('exit', () => {
      if (this.#current.delete(worker)) this.#add();
    });
    return worker;
  }

  renew() {
    this.#renewal ??= this.#renewAll().finally(() => {
      this.#renewal = null;
    });
  }

  async #renewAll() {
    for (const old of [...this.#current]) {
      if (!this.#current.has(old)) continue;
      await new Promise((resolve) => this.#add().once('listening', resolve));
      if (!this.#current.delete(old)) continue;
      const gone = new Promise((resolve) => old.once('exit', resolve));
      old.send('retire');
      await gone;
    }
  }
}

if (cluster.isPrimary) {
  const pool = new Pool(Number(WORKERS));
  process.on('SIGHUP', () => pool.renew());
} else {
  await sleep(Number(BOOT_MS));

  const app = express();
  let retired = false;
  const reply = (res) => {
    if (retired) res.set('Connection', 'close');
    res.json({ pid: process.pid });
  };

  app.get('/', (_req, res) => reply(res));
  app.get('/work', (req, res) => void setTimeout(reply, Number(req.query.ms), res));
  app.get('/block', (req, res) => {
    const end = Date.now() + Number(req.query.ms);
    while (Date.now() < end);
    reply(res);
  });
  app.get('/crash', () => void setImmediate(() => JSON.parse('crash')));

  const server = app.listen(Number(PORT));

  process.on('message', () => {
    retired = true;
    // The channel goes last, so that nothing is handed over that nobody takes.
    server.close(() => process.disconnect());
  });
}
