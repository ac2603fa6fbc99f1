import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const { PORT = 8000, WORKERS = 4 } = process.env;

if (cluster.isPrimary) {
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  createServer(handler).listen(Number(PORT), '127.0.0.1');
}
