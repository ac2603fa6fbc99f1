import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
/** A worker that has given no sign of life for so long hangs. */
const HEARTBEAT_TIMEOUT_MS = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 5000);

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());

  // TODO: listen to the workers' signs of life, and end whoever has given none for HEARTBEAT_TIMEOUT_MS.
  // TODO: end it in a way that a process which does nothing any more cannot miss.
} else {
  // TODO: give signs of life, several times in HEARTBEAT_TIMEOUT_MS, and from where they mean something.
  createServer(handler).listen(PORT, '127.0.0.1');
}
