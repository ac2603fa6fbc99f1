// A primary without any check, given bad numbers: it forks nobody and ends as if all were well.
import { report, run } from './lib.mjs';

const start = (WORKERS) =>
  run(
    `
import cluster from 'node:cluster';

const count = Number(process.env.WORKERS);
for (let i = 0; i < count; i++) cluster.fork();
console.log('forked', Object.keys(cluster.workers).length);
`,
    { env: { WORKERS } },
  );
const [four, empty] = [await start('four'), await start('')];
const forks = ({ lines }) => Number(lines[0].split(' ')[1]);
report({
  forksOf: { four: forks(four), '': forks(empty) },
  looksLikeSuccess: four.code === 0 && empty.code === 0,
});
