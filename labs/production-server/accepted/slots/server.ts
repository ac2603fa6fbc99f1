import cluster, { type Worker } from 'node:cluster';
import { createServer, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { handler, warmUp } from './app.js';

class BadSetting extends Error {}

function setting(name: string, otherwise: number, most: number, least = 1): number {
  const text = process.env[name] ?? String(otherwise);
  const value = Number.parseInt(text, 10);
  if (String(value) !== text || value < least || value > most)
    throw new BadSetting(`${name}=${text} is no whole number between ${least} and ${most}`);
  return value;
}

/** Holders of a place and those that have given theirs up: the primary stays as long as one of them is there. */
const alive = new Set<Worker>();

/** One place in the pool, and whoever holds it. */
class Slot {
  #holder: Worker | undefined;
  #closed = false;

  /** Resolves when somebody in this place listens. */
  fill(): Promise<void> {
    return new Promise((resolve) => {
      const worker = cluster.fork();
      this.#holder = worker;
      alive.add(worker);
      worker.on('listening', () => resolve());
      worker.on('exit', () => {
        alive.delete(worker);
        if (this.#holder === worker && !this.#closed) void this.fill().then(resolve);
        onExit();
      });
    });
  }

  /** A new holder for this place; resolves when it listens and the old one is gone. */
  async renew(): Promise<void> {
    const old = this.#holder;
    await this.fill();
    if (old === undefined || old.isDead()) return;
    const gone = new Promise((resolve) => old.once('exit', resolve));
    farewell(old);
    await gone;
  }

  close(): void {
    this.#closed = true;
  }
}

function farewell(worker: Worker): void {
  worker.send('leave', () => worker.isConnected() && worker.disconnect());
}

let onExit = (): void => {};

async function primary(): Promise<void> {
  const size = setting('WORKERS', availableParallelism(), 128);
  const patience = setting('SHUTDOWN_TIMEOUT_MS', 10_000, 86_400_000, 0);
  setting('PORT', 8000, 65_535);
  cluster.schedulingPolicy = cluster.SCHED_RR;

  const slots = Array.from({ length: size }, () => new Slot());
  let state: 'starting' | 'running' | 'reloading' | 'stopping' = 'starting';

  const stop = (): void => {
    if (state === 'stopping') return;
    state = 'stopping';
    onExit = () => {
      if (alive.size === 0) process.exit(0);
    };
    for (const slot of slots) slot.close();
    for (const worker of alive) if (worker.isConnected()) farewell(worker);
    setTimeout(() => {
      for (const worker of alive) worker.process.kill('SIGKILL');
    }, patience);
    onExit();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);

  process.on('SIGHUP', async () => {
    if (state !== 'running') return;
    state = 'reloading';
    for (const slot of slots) {
      if (state === 'reloading') await slot.renew();
    }
    if (state === 'reloading') state = 'running';
  });

  await Promise.all(slots.map((slot) => slot.fill()));
  if (state !== 'starting') return;
  state = 'running';
  process.stdout.write('ready\n');
}

async function worker(): Promise<void> {
  const watch = `
    const { ppid } = require('node:worker_threads').workerData;
    setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGKILL'), 200);
  `;
  new Thread(watch, { eval: true, workerData: { ppid: process.ppid } }).unref();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});

  const open = new Set<ServerResponse>();
  let leaving = false;
  const server = createServer((req, res) => {
    open.add(res.once('close', () => open.delete(res)));
    if (leaving) res.setHeader('Connection', 'close');
    handler(req, res);
  });
  process.on('message', () => {
    leaving = true;
    for (const res of open) if (!res.headersSent) res.setHeader('Connection', 'close');
  });

  await warmUp();
  server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}

try {
  await (cluster.isPrimary ? primary() : worker());
} catch (error) {
  if (!(error instanceof BadSetting)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}
