// A worker throws at its first line. Which events does the primary get?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  let errorEvents = 0;
  const worker = cluster.fork();
  worker.on('error', () => errorEvents++);
  worker.on('exit', (code) => console.log(JSON.stringify({ errorEvents, code })));
} else {
  throw new Error('nobody catches me');
}
`);
report(JSON.parse(lines.at(-1)));
