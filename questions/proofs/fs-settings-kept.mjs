// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.setupPrimary({ args: ['blue'] });
  cluster.setupPrimary({ execArgv: ['--no-warnings'] });
  cluster.fork();
} else {
  console.log(process.argv.slice(2), process.execArgv);
  cluster.worker.disconnect();
}
`);
report(lines[0]);
