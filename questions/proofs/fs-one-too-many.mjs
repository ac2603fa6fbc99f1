// The loop of the question with WORKERS=4: how many workers does it fork?
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
import cluster from 'node:cluster';

const wanted = Number(process.env.WORKERS ?? 2);
for (let i = 0; i <= wanted; i++) {
  cluster.fork({ SLOT: i });
}
console.log(Object.keys(cluster.workers).length);
process.exit();
`,
  { env: { WORKERS: '4' } },
);
report({ forked: Number(lines[0]) });
