import cluster, { type Worker } from 'node:cluster';
import { createServer, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.ts';

type State = { readonly is: 'running' } | { readonly is: 'stopping'; readonly since: number };
type Message = { readonly type: 'closing' };

const env = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

function primary(size: number, timeoutMs: number): void {
  const workers = new Map<number, Worker>();
  let state: State = { is: 'running' };

  const fork = (): void => {
    const worker = cluster.fork();
    workers.set(worker.id, worker);
  };

  const stop = (): void => {
    if (state.is === 'stopping') return;
    state = { is: 'stopping', since: Date.now() };
    const message: Message = { type: 'closing' };
    for (const worker of workers.values()) {
      worker.send(message);
      worker.disconnect();
    }
    setTimeout(() => workers.forEach((worker) => void worker.process.kill('SIGKILL')), timeoutMs).unref();
  };

  cluster.on('exit', (worker: Worker) => {
    workers.delete(worker.id);
    if (state.is === 'running') return fork();
    // No workers, no open handles but the listeners of signals: the exit code is all that is left to say.
    if (workers.size === 0) process.exit(0);
  });
  process.on('SIGTERM', stop).on('SIGINT', stop);
  for (let i = 0; i < size; i++) fork();
}

function worker(port: number): void {
  const open = new Set<ServerResponse>();
  let closing = false;

  createServer((req, res) => {
    open.add(res);
    res.on('close', () => open.delete(res));
    if (closing) res.setHeader('Connection', 'close');
    handler(req, res);
  }).listen(port);

  process.on('message', (message: Message) => {
    closing ||= message.type === 'closing';
    for (const res of open) if (closing && !res.headersSent) res.setHeader('Connection', 'close');
  });
  process.on('SIGTERM', () => {}).on('SIGINT', () => {});
}

if (cluster.isPrimary) primary(env('WORKERS', availableParallelism()), env('SHUTDOWN_TIMEOUT_MS', 10_000));
else worker(env('PORT', 8000));
