// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  const worker = cluster.fork();
  worker.on('exit', () => console.log('end'));
} else {
  console.log('hello');
  cluster.worker.disconnect();
}
`);
report(lines);
