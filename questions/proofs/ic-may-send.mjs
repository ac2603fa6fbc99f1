// A worker closes its channel and lives on for a moment. What do the three expressions say?
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const disconnected = once(worker, 'disconnect');
  worker.disconnect();
  await disconnected;
  const seen = {
    isConnected: worker.isConnected(),
    notDead: !worker.isDead(),
    connected: typeof worker.connected,
  };
  worker.process.kill('SIGKILL');
  report(seen);
} else {
  // Work that is not done yet.
  setInterval(() => {}, 1_000);
}
