// Kills one of two workers of a primary that has no 'exit' handler of its own for replacing it. Who is there afterwards?
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  let forks = 0;
  cluster.on('fork', () => {
    forks += 1;
  });
  const victim = cluster.fork();
  const other = cluster.fork();
  await once(victim, 'online');
  if (!other.isConnected()) await once(other, 'online');
  victim.process.kill('SIGKILL');
  await once(victim, 'exit');
  // Time enough for anybody who wanted to start another one.
  await new Promise((resolve) => setTimeout(resolve, 500));
  report({ forks, left: Object.keys(cluster.workers).length });
}
