// What the primary can still read of a worker that was killed.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'online');
  worker.process.kill('SIGKILL');
  await once(worker, 'exit');
  const { signalCode, exitCode } = worker.process;
  report({ signalCode, exitCode, onWorkerItself: typeof worker.signalCode });
}
