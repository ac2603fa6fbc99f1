// The listener of 'exit' is set in the loop that forks. How many workers are there after one crash?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  let online = 0;
  cluster.on('online', () => online++);
  for (let i = 0; i < 3; i++) {
    cluster.fork();
    cluster.on('exit', () => cluster.fork());
  }
  const before = await until(() => online === 3 && 3, 'all are online');
  cluster.workers[1].process.kill('SIGKILL');
  await until(() => cluster.workers[1] === undefined && online === 6, 'all that were forked are online');
  report({ before, afterOneCrash: Object.keys(cluster.workers).length });
}
