// Runs the program of the question: which environment does the worker see?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  process.env.REGION = 'eu';
  cluster.fork({ ROLE: 'api' });
} else {
  console.log(process.env.REGION, process.env.ROLE);
  cluster.worker.disconnect();
}
`);
report(lines[0]);
