// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const count = () => Object.keys(cluster.settings).length > 0;
  const before = count();
  cluster.fork();
  console.log(before, count());
} else {
  cluster.worker.disconnect();
}
`);
report(lines[0]);
