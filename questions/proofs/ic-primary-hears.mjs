// Runs the program of the question as it is, and with the listener on cluster.
import { report, run } from './lib.mjs';

const printed = async (emitter) => {
  const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  let hits = 0;
  ${emitter}.on('message', () => hits++);
  cluster.fork();
  cluster.fork();
  let left = 2;
  cluster.on('disconnect', () => {
    if (--left === 0) console.log(hits);
  });
} else {
  process.send('hit', () => process.exit());
}
`);
  return lines[0];
};
report({ asWritten: await printed('process'), onCluster: await printed('cluster') });
