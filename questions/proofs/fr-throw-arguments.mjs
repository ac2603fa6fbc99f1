// Runs the program of the question: with which arguments comes 'exit' after an exception that nobody caught?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('exit', (worker, code, signal) => {
    console.log(code, signal);
  });
} else {
  throw new Error('boom');
}
`);
report(lines[0]);
