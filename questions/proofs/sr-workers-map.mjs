// What does cluster.workers hold right after worker.disconnect(), and does the worker still live then?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('online', () => {
      worker.disconnect();
      console.log(Object.keys(cluster.workers).length, worker.isDead());
    });
  }
`);
report(lines.join('\n'));
