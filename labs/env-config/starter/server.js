import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

// TODO: take only what is a whole number in its range: WORKERS from 1 to 64, PORT from 1 to 65535.
// TODO: refuse everything else: one line on stderr that names the variable, a code other than 0, and no fork before.
const PORT = Number(process.env.PORT || 8000);
const WORKERS = Number(process.env.WORKERS || availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
