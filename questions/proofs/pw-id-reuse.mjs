// Runs the program of the question: which id does the replacement of worker 1 get?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
  cluster.once('exit', () => {
    console.log(cluster.fork().id);
    process.exit();
  });
} else if (cluster.worker.id === 1) {
  process.exit();
}
`);
report(lines[0]);
