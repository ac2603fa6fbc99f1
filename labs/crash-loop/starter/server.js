import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // TODO: a worker that dies while it boots would die again at once. Wait before the next try, longer after each failure,
  //       but never longer than two seconds.
  // TODO: after a worker that has served, the next try may come at once.
  // TODO: while you wait, the primary must be free to hand out connections.
  cluster.on('exit', () => cluster.fork());
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
