// Calls cluster.fork() in a worker, and reports what came of it and what else a worker lacks.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [seen] = await once(worker, 'message');
  report(seen);
} else {
  let thrown = 'nothing';
  try {
    cluster.fork();
  } catch (error) {
    thrown = error.name;
  }
  process.send({ thrown, fork: typeof cluster.fork, workers: typeof cluster.workers });
}
