// Looks at the channel of a worker before, during and after a disconnect.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const seen = [];
  const note = (value) => {
    seen.push(value);
    say(`isConnected() is ${value}`);
  };
  const worker = cluster.fork();
  await once(worker, 'online');
  note(worker.isConnected());

  const disconnected = once(worker, 'disconnect');
  worker.disconnect();
  note(worker.isConnected());

  await disconnected;
  note(worker.isConnected());
  report(seen);
}
