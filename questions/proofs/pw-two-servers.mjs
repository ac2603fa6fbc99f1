// One worker with two servers: how many listening events does the primary hear?
import cluster from 'node:cluster';
import http from 'node:http';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const events = [];
  cluster.on('listening', (worker) => events.push(worker.id));
  const worker = cluster.fork();
  let both = false;
  worker.on('message', () => {
    both = true;
  });
  await until(() => both, 'two servers that listen');
  report({ events: events.length, workers: new Set(events).size });
} else {
  const metrics = http.createServer();
  const web = http.createServer().listen(0, '127.0.0.1', () => metrics.listen(0, '127.0.0.1'));
  // In the next turn, when Node has told the primary of this server too.
  metrics.on('listening', () => setImmediate(() => process.send(web.listening)));
}
