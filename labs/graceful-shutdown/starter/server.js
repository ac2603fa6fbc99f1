import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // A worker that crashes is replaced.
  // TODO: ...but not while the server is stopping.
  cluster.on('exit', () => cluster.fork());

  // TODO: on SIGTERM, and on Ctrl-C (SIGINT), let the workers finish what they have begun, then exit with code 0.
  // TODO: whatever is still running SHUTDOWN_TIMEOUT_MS after the signal is ended by force.
} else {
  const server = createServer(handler);

  // TODO: Ctrl-C reaches the workers too. What should they do with it?
  // TODO: a client that keeps its connection must learn that this server is closing.

  server.listen(PORT, '127.0.0.1');
}
