import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // A worker that crashes is replaced.
  // TODO: a worker that has left because of a reload has its successor already.
  cluster.on('exit', () => cluster.fork());

  // TODO: on SIGHUP, replace the workers one after another, without refusing or dropping a request.
} else {
  // Imported here, since it takes its time, and the primary does not need it.
  const { handler } = await import('./app.js');

  // TODO: when this worker is to leave, a client that keeps its connection must not hold it back.
  createServer(handler).listen(PORT, '127.0.0.1');
}
