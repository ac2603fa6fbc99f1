import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

if (cluster.isPrimary) {
  for (let i = 0; i <= Number(process.env.WORKERS); i++) cluster.fork();
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}
