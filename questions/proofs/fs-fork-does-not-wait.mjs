// Looks at the Worker on the line after fork(), in the same tick.
import cluster from 'node:cluster';
import { report } from './lib.mjs';

if (cluster.isPrimary) {
  let online = false;
  const worker = cluster.fork();
  worker.on('online', () => {
    online = true;
  });
  report({ pid: typeof worker.process.pid, online });
}
