// SIGINT to the whole process group, as a terminal does on Ctrl-C; then to the primary's pid alone.
import { report, start, until } from './lib.mjs';

const receivers = async (toGroup) => {
  const program = start(`
    import cluster from 'node:cluster';
    import { writeSync } from 'node:fs';
    const name = cluster.isPrimary ? 'primary' : 'worker';
    process.on('SIGINT', () => writeSync(1, 'got ' + name + '\\n'));
    process.on('SIGUSR2', () => writeSync(1, 'last ' + name + '\\n')); // sent after it, hence handled after it
    setInterval(() => {}, 1000);
    if (cluster.isPrimary) for (let i = 0; i < 2; i++) cluster.fork();
    writeSync(1, 'up ' + process.pid + '\\n');
  `);
  await until(() => program.lines.length === 3, 'all three processes are up');
  const pids = program.lines.map((line) => Number(line.slice(3)));
  process.kill(toGroup ? -program.pid : program.pid, 'SIGINT');
  await until(() => program.lines.some((line) => line.startsWith('got')), 'somebody got SIGINT');
  if (toGroup)
    await until(() => program.lines.filter((line) => line.startsWith('got')).length === 3, 'all got it');
  for (const pid of pids) process.kill(pid, 'SIGUSR2');
  await until(() => program.lines.filter((line) => line.startsWith('last')).length === 3, 'all got SIGUSR2');
  const got = program.lines.filter((line) => line.startsWith('got')).map((line) => line.slice(4));
  program.killGroup();
  return got.sort();
};

report({ group: await receivers(true), primaryOnly: await receivers(false) });
