// Runs the program of the question: is there a worker with the id 0?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
  console.log(typeof cluster.workers[0]);
} else {
  cluster.worker.disconnect();
}
`);
report(lines[0]);
