import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => {
    // TODO: look at how the worker ended, before you do anything.
    // TODO: an accident (a crash, a signal): one new worker for the one that died.
    // TODO: an intended end (code 0, or after `disconnect`): nobody takes its place, and the others go on.
    // TODO: code 42 (it makes no sense to go on): the whole program ends, with a code other than 0.
    cluster.fork();
  });
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
