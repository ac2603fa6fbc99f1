// Asks the worker for its own pid, and compares what the primary reads.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [pid] = await once(worker, 'message');
  report({ tree: worker.process.pid === pid, 'worker.pid': typeof worker.pid });
} else {
  process.send(process.pid);
}
