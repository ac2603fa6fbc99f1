// Wrong on purpose. WORKERS is taken for the number of processes, of which the primary is one.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const processes = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 1; i < processes; i++) cluster.fork();
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
