import cluster from 'node:cluster';
import { createServer, type RequestListener } from 'node:http';
import { availableParallelism } from 'node:os';

const port: number = Number(process.env.PORT ?? 8000);

function workerCount(asked: string | undefined): number {
  return asked === undefined ? availableParallelism() : Number.parseInt(asked, 10);
}

/** Loaded in the workers only: the primary needs no request handler. */
async function serve(): Promise<void> {
  const app: { handler: RequestListener } = await import('./app.js');
  createServer(app.handler).listen(port, '127.0.0.1');
}

if (cluster.isPrimary) {
  for (const _ of Array(workerCount(process.env.WORKERS)).keys()) cluster.fork();
} else {
  await serve();
}
