// Evaluates the accepted expressions in the primary and in a worker.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

const values = [
  cluster.isPrimary,
  !cluster.isWorker,
  cluster.isPrimary === true,
  cluster.isWorker === false,
  cluster.worker === undefined,
  !cluster.worker,
  !!cluster.isPrimary,
  cluster.worker == null,
  typeof cluster.worker === 'undefined',
  cluster.workers !== undefined,
];
if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [inWorker] = await once(worker, 'message');
  report({ inPrimary: values, inWorker });
} else {
  process.send(values);
}
