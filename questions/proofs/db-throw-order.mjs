// A worker throws and nobody catches it. In which order do these three happen?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  import { writeSync } from 'node:fs';
  const note = (text) => writeSync(1, process.hrtime.bigint() + ' ' + text + '\\n');
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.on('exit', () => note('exit event of cluster in the primary'));
  } else {
    process.on('uncaughtExceptionMonitor', () => note('uncaughtExceptionMonitor in the worker'));
    process.on('exit', () => note('exit event of process in the worker'));
    throw new Error('boom');
  }
`);
const events = lines.map((line) => ({
  at: BigInt(line.split(' ')[0]),
  text: line.slice(line.indexOf(' ') + 1),
}));
events.sort((a, b) => (a.at < b.at ? -1 : 1));
report(events.map(({ text }) => text));
