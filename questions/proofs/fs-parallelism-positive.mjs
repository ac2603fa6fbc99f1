// Binds a process to one CPU, where the system can do this, and asks it.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { report } from './lib.mjs';

const ask = ['-p', 'os.availableParallelism()'];
const bound = () => {
  const first = execFileSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
    .match(/\d+/g)
    ?.at(1);
  return Number(execFileSync('taskset', ['-c', first, process.execPath, ...ask], { encoding: 'utf8' }));
};
report({ onOneCpu: process.platform === 'linux' ? bound() : Math.min(1, availableParallelism()) });
