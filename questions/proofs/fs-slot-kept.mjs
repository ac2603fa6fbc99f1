// Two slots. The worker in slot 2 crashes once, and its replacement tells who it is.
import cluster from 'node:cluster';
import { report } from './lib.mjs';
import { say } from './say.mjs';

function startSlot(slot) {
  const worker = cluster.fork({ SLOT: slot });
  worker.on('exit', () => startSlot(slot));
  worker.on('message', (message) => {
    if (worker.id === 2) worker.process.kill('SIGKILL');
    if (worker.id === 3) report(message);
  });
}

if (cluster.isPrimary) {
  startSlot(1);
  startSlot(2);
} else {
  say(`id ${cluster.worker.id}, slot ${process.env.SLOT}`);
  process.send({ id: cluster.worker.id, slot: process.env.SLOT });
}
