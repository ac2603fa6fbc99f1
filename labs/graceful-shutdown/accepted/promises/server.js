import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { handler } from './app.js';

const setting = (name, fallback) => Number(process.env[name] ?? fallback);

async function primary() {
  const signals = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // `once` takes its listener away; these keep a second signal from ending the process the default way.
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});

  /** worker → promise of its end */
  const running = new Map();
  let stopping = false;
  const run = () => {
    const worker = cluster.fork();
    const ended = once(worker, 'exit').then(() => {
      running.delete(worker);
      if (!stopping) run();
    });
    running.set(worker, ended);
  };
  for (let i = 0; i < setting('WORKERS', availableParallelism()); i++) run();

  await signals;
  stopping = true;
  const ends = Promise.all(running.values());
  for (const worker of running.keys()) {
    worker.send('closing');
    worker.disconnect();
  }

  const deadline = sleep(setting('SHUTDOWN_TIMEOUT_MS', 10_000), undefined, { ref: false });
  await Promise.race([ends, deadline]);
  for (const worker of running.keys()) worker.process.kill('SIGKILL');
  await ends;
  process.exit(0);
}

async function worker() {
  const closing = new AbortController();
  const server = createServer((req, res) => {
    const last = () => res.headersSent || res.setHeader('Connection', 'close');
    if (closing.signal.aborted) last();
    closing.signal.addEventListener('abort', last);
    res.on('close', () => closing.signal.removeEventListener('abort', last));
    handler(req, res);
  });
  process.on('message', (message) => message === 'closing' && closing.abort());
  process.on('SIGTERM', () => {});
  process.on('SIGINT', () => {});
  server.listen(setting('PORT', 8000));
}

await (cluster.isPrimary ? primary() : worker());
