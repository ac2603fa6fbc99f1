// Runs the program of the question: is a variable of the primary known in a worker?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  globalThis.limit = 100;
  cluster.fork();
} else {
  console.log(globalThis.limit);
  cluster.worker.disconnect();
}
`);
report(lines[0]);
