// Runs the program of the question and counts how often its first line was carried out.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

console.log('start');
if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  cluster.worker.disconnect();
}
`);
report(lines.filter((line) => line === 'start').length);
