// Every worker throws at its start. How many forks, with a bare exit → fork, and with one that gives up?
import { report, start } from './lib.mjs';

const program = (onExit) =>
  start(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  let forks = 0;
  let earlyDeaths = 0;
  const fork = () => {
    console.log('fork', ++forks);
    const born = Date.now();
    cluster.fork().on('exit', () => onExit(Date.now() - born));
  };
  const onExit = (lived) => {
    ${onExit}
  };
  fork();
} else {
  throw new Error('no database');
}
`);

const bare = program('fork();');
await bare.line('fork 10');
bare.killGroup();
const careful = program(`
    // Only a worker that served for a while clears the record.
    earlyDeaths = lived < 60_000 ? earlyDeaths + 1 : 0;
    if (earlyDeaths === 5) process.exit(1);
    setTimeout(fork, 2 ** earlyDeaths);
`);
const { code } = await careful.ended;
report({
  bareReachesTen: bare.lines.includes('fork 10'),
  carefulForks: careful.lines.length,
  carefulCode: code,
});
