// Runs the program of the question with REGION=eu in its environment.
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork({ REGION: undefined });
} else {
  console.log('REGION' in process.env, process.env.REGION);
  cluster.worker.disconnect();
}
`,
  { env: { REGION: 'eu' } },
);
report(lines[0]);
