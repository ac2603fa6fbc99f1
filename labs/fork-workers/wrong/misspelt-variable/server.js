// Wrong on purpose. The variable is called WORKERS: WORKER is undefined, the number NaN, and the loop forks nobody.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const count = Number(process.env.WORKER);

if (cluster.isPrimary) {
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
