// A program is started with a flag of Node, an argument and a variable. What of it reaches its worker?
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  globalThis.note = 'set in the primary';
  process.on('SIGUSR2', () => {});
  cluster.fork();
} else {
  console.log(
    JSON.stringify({
      environment: process.env.REGION === 'eu',
      argument: process.argv[2] === '--verbose',
      flagOfNode: process.execArgv.includes('--no-deprecation'),
      globalVariable: 'note' in globalThis,
      listenerForSignal: process.listenerCount('SIGUSR2') > 0,
    }),
  );
  cluster.worker.disconnect();
}
`,
  { args: ['--verbose'], env: { REGION: 'eu' }, execArgv: ['--no-deprecation'] },
);
report(JSON.parse(lines[0]));
