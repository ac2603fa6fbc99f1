// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
} else {
  console.log(cluster.worker.id, process.env.NODE_UNIQUE_ID);
  cluster.worker.disconnect();
}
`);
report(lines[0]);
