// Each process of a cluster sets its title. What does `ps` show then? Linux or macOS.
import { execFileSync } from 'node:child_process';
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  process.title = 'shop primary';
  const worker = cluster.fork();
  await once(worker, 'message');
  const shown = (pid) => execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const seen = [shown(process.pid), shown(worker.process.pid)];
  worker.process.kill('SIGKILL');
  report(seen);
} else {
  process.title = `shop worker ${cluster.worker.id}`;
  process.send('named');
  setInterval(() => {}, 1000);
}
