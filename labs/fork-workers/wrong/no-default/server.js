import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = process.env.PORT;
const WORKERS = parseInt(process.env.WORKERS, 10);

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) {
    cluster.fork();
  }
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
