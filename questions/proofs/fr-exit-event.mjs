// A worker with a timer is disconnected, and killed later. Does its process live at 'disconnect', and at 'exit'?
import cluster from 'node:cluster';
import { alive, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'message');
  const { pid } = worker.process;
  worker.disconnect();
  await once(cluster, 'disconnect');
  const livesAtDisconnect = alive(pid);
  worker.process.kill('SIGKILL');
  await once(cluster, 'exit');
  report({ livesAtDisconnect, livesAtExit: alive(pid) });
} else {
  setTimeout(() => {}, 60_000);
  process.send('ready');
}
