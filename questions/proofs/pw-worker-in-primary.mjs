// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

console.log(typeof cluster.worker);
if (cluster.isPrimary) cluster.fork();
else cluster.worker.disconnect();
`);
report(lines);
