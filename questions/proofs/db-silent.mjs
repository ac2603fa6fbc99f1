// Where the output of a worker goes: as it is, with `silent`, and with `silent` and somebody who reads.
import { report, run } from './lib.mjs';

const output = async (settings, reader = '') => {
  const { lines } = await run(`
    import cluster from 'node:cluster';
    if (cluster.isPrimary) {
      cluster.setupPrimary(${settings});
      const worker = cluster.fork();
      ${reader}
    } else {
      console.log('a line of the worker');
      process.disconnect();
    }
  `);
  return lines;
};
report({
  asItIs: await output('{}'),
  silent: await output('{ silent: true }'),
  silentButRead: await output(
    '{ silent: true }',
    "worker.process.stdout.on('data', (text) => process.stdout.write('worker ' + worker.id + ': ' + text));",
  ),
});
