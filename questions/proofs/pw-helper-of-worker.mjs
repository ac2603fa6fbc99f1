// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';

if (process.argv[2] === 'helper') {
  console.log('helper', cluster.isPrimary);
  process.disconnect();
} else if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  fork(fileURLToPath(import.meta.url), ['helper']);
  cluster.worker.disconnect();
}
`);
report(lines);
