// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  let setups = 0;
  cluster.on('setup', () => setups++);
  cluster.setupPrimary({ args: ['--quiet'] });
  cluster.fork();
  cluster.fork();
  setImmediate(() => {
    console.log(setups);
    process.exit();
  });
}
`);
report(lines[0]);
