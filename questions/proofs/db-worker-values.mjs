// What four values in a worker say.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const values = [];
  for (let i = 0; i < 2; i++) {
    const [value] = await once(cluster.fork(), 'message');
    values.push(value);
  }
  const [worker] = Object.values(cluster.workers);
  const ended = once(worker, 'exit');
  worker.disconnect();
  const [code] = await ended; // its exit code tells whether it was still connected at its end
  process.kill(values[1].pid, 'SIGKILL');
  const [, signal] = await once(cluster.workers[2], 'exit');
  report({
    pid: signal === 'SIGKILL' ? 'the number that kill takes' : 'something else',
    ppid: values.every(({ ppid }) => ppid === process.pid) ? 'the primary' : 'something else',
    ids: values.map(({ id }) => id),
    connected: [values[0].connected, code === 7],
  });
} else {
  process.on('exit', () => {
    process.exitCode = process.connected ? 7 : 8;
  });
  const { pid, ppid, connected } = process;
  process.send({ pid, ppid, id: cluster.worker.id, connected });
}
