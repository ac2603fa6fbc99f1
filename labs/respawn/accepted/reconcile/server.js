import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const wanted = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  // No event at all: compare what is with what should be, again and again, as an orchestrator does. cluster.workers loses
  // a worker only when it has both exited and disconnected, so a dying one is never counted twice.
  const reconcile = () => {
    const missing = wanted - Object.keys(cluster.workers).length;
    for (let i = 0; i < missing; i++) cluster.fork();
  };
  reconcile();
  setInterval(reconcile, 100);
} else {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}
