import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? 2);

// TODO: everything that makes a server for production of this. The brief says what; `b` shows it.

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
