// Counts in the worker: events on cluster.worker, and events on the server.
import cluster from 'node:cluster';
import http from 'node:http';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'listening');
  const answer = once(worker, 'message');
  worker.send('tell');
  report((await answer)[0]);
} else {
  const counts = { onWorker: 0, onServer: 0 };
  cluster.worker.on('online', () => counts.onWorker++);
  cluster.worker.on('listening', () => counts.onWorker++);
  const server = http.createServer().on('listening', () => counts.onServer++);
  server.listen(0, '127.0.0.1');
  process.once('message', () => process.send(counts));
}
