import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  // Given, and to be kept: messages between primary and workers may carry a Map, a Date or a Buffer.
  cluster.setupPrimary({ serialization: 'advanced' });

  // TODO: decide how connections are distributed, whatever the environment says. When is it too late for that?

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
