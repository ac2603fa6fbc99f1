// Starts a primary with a small heap and asks each process for its limit.
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
import cluster from 'node:cluster';
import v8 from 'node:v8';

console.log(v8.getHeapStatistics().heap_size_limit);
if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  cluster.worker.disconnect();
}
`,
  { execArgv: ['--max-old-space-size=100'] },
);
report({ processes: lines.length, sameLimit: new Set(lines).size === 1 });
