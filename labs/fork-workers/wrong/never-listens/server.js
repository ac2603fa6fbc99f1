// Wrong on purpose. The server is made in a function, and nobody calls it.
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const count = Number(process.env.WORKERS ?? availableParallelism());

function serve() {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}

if (cluster.isPrimary) {
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  serve;
}
