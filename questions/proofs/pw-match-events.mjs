// Writes down each event of cluster from the first fork to the end of the worker.
import cluster from 'node:cluster';
import http from 'node:http';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = [];
  for (const event of ['setup', 'fork', 'online', 'listening', 'disconnect', 'exit']) {
    cluster.on(event, () => seen.push(event));
  }
  const worker = cluster.fork();
  await until(() => seen.includes('listening'), 'a listening worker');
  worker.disconnect();
  await until(() => seen.includes('disconnect') && seen.includes('exit'), 'the end of the worker');
  report([...seen.slice(0, 4), seen.slice(4).sort().join(' and ')]);
} else {
  http.createServer().listen(0, '127.0.0.1');
}
