// A worker gets stuck in an endless loop. What can the primary see of it?
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = { exit: 0, disconnect: 0 };
  const worker = cluster.fork();
  worker.on('exit', () => seen.exit++);
  worker.on('disconnect', () => seen.disconnect++);
  await once(worker, 'message'); // the first heartbeat
  worker.send('hang');
  await new Promise((resolve) => worker.on('message', (text) => text === 'hanging' && resolve()));
  let heartbeats = 0;
  worker.on('message', () => heartbeats++);
  // Twenty times the interval of the heartbeats.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { isDead, isConnected } = { isDead: worker.isDead(), isConnected: worker.isConnected() };
  worker.process.kill('SIGKILL');
  report({ ...seen, isDead, isConnected, heartbeatsAfterwards: heartbeats });
} else {
  const heartbeat = setInterval(() => process.send('alive'), 20);
  process.on('message', () => {
    clearInterval(heartbeat); // one that is due right now would blur the count
    process.send('hanging', () => {
      setInterval(() => process.send('alive'), 20);
      for (;;);
    });
  });
}
