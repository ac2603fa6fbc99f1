// Writes down, in the primary, what happens from fork() to the moment a worker listens.
import cluster from 'node:cluster';
import http from 'node:http';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = [];
  for (const event of ['fork', 'online', 'message', 'listening']) cluster.on(event, () => seen.push(event));
  cluster.fork();
  seen.push('fork() returns');
  await until(() => seen.includes('listening'), 'a listening worker');
  report(seen);
} else {
  process.send('the first line of the worker');
  http.createServer().listen(0, '127.0.0.1');
}
