// Three ways to write it: does a worker get a smaller heap than the primary?
import { report, run } from './lib.mjs';

const smaller = async (setup, env = '{}') => {
  const { lines } = await run(`
import cluster from 'node:cluster';
import v8 from 'node:v8';

console.log(v8.getHeapStatistics().heap_size_limit);
if (cluster.isPrimary) {
  cluster.setupPrimary(${setup});
  cluster.fork(${env});
} else {
  cluster.worker.disconnect();
}
`);
  const [primary, worker] = lines.map(Number);
  return Number(worker < primary);
};
const flag = "['--max-old-space-size=256']";
report({
  execArgv: await smaller(`{ execArgv: ${flag} }`),
  args: await smaller(`{ args: ${flag} }`),
  variable: await smaller('{}', `{ execArgv: ${flag} }`),
});
