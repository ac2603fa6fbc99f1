// Reads exitedAfterDisconnect while the worker lives, and after it has crashed.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'online');
  const online = String(worker.exitedAfterDisconnect);
  const exit = once(worker, 'exit');
  worker.process.kill('SIGKILL');
  await exit;
  report({ online, exit: String(worker.exitedAfterDisconnect) });
}
