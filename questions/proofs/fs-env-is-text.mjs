// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork({ SLOT: 0, DEBUG: false });
} else {
  const { SLOT, DEBUG } = process.env;
  console.log(SLOT === 0, DEBUG ? 'loud' : 'quiet');
  cluster.worker.disconnect();
}
`);
report(lines[0]);
