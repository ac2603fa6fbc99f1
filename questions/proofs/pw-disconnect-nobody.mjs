// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.disconnect(() => console.log('callback'));
  console.log('next line');
}
`);
report(lines);
