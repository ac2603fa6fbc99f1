import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

process.env.NODE_CLUSTER_SCHED_POLICY = 'rr';

// Not an import declaration: those are carried out first, wherever they stand.
const { default: cluster } = await import('node:cluster');

if (cluster.isWorker) {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
} else {
  for (let i = 0; i < Number(process.env.WORKERS ?? availableParallelism()); i++) cluster.fork();
}
