import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // TODO: cluster shares connections out in turn, whoever they come from. Accept them here instead, and choose the worker by
  // the client's address. Mind what becomes of the clients of a worker that dies, and of all the others.
} else {
  // TODO: where do connections come from, when this worker does not listen itself?
  createServer(handler).listen(PORT, '127.0.0.1');
}
