import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

if (cluster.isPrimary) {
  // one to serve, one in case it dies
  cluster.fork();
  cluster.fork();

  cluster.on('exit', () => cluster.fork());
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
