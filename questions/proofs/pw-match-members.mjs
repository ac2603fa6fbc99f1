// Reads the members of a worker while it lives and after it was asked to go.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const workers = [cluster.fork(), cluster.fork()];
  const pids = workers.map(async (worker) => (await once(worker, 'message'))[0] === worker.process.pid);
  const same = (await Promise.all(pids)).every(Boolean);
  const [first] = workers;
  const look = () => [first.isConnected(), first.isDead(), first.exitedAfterDisconnect ?? null];
  const before = look();
  const gone = [once(first, 'exit'), once(first, 'disconnect')];
  first.disconnect();
  await Promise.all(gone);
  report({ id: workers.map(({ id }) => id), pids: same, before, after: look() });
} else {
  process.send(process.pid);
}
