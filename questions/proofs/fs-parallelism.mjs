// Linux only: starts Node bound to one CPU with taskset, and asks both functions how many CPUs there are.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { report } from './lib.mjs';

const allowed = /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
const question = 'JSON.stringify([os.availableParallelism(), os.cpus().length])';
const answer = execFileSync('taskset', ['-c', allowed, process.execPath, '-p', question], {
  encoding: 'utf8',
});
const [parallelism, cpus] = JSON.parse(answer);
report({ parallelismOnOneCpu: parallelism, cpusStillCountsAll: cpus === os.cpus().length });
