import { spawnSync } from 'node:child_process';
import { readProc } from './table/proc-fs.ts';

/** Reads a list of CPUs as Linux writes it: `0-2,5` is 0, 1, 2 and 5. */
export function parseCpuList(list: string): number[] {
  return list
    .trim()
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}

/**
 * `count` CPUs for a program to be limited to. A reason instead, when this platform has no masks or too few CPUs:
 * then a lab cannot tell a program that asks the system from one that holds a constant.
 */
export function chooseCpus(count: number): { cpus: number[] } | { reason: string } {
  if (process.platform !== 'linux') return { reason: `there are no CPU masks on ${process.platform}` };
  const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(readProc('self/status') ?? '')?.[1] ?? '';
  const allowed = parseCpuList(list);
  if (allowed.length < count) {
    return {
      reason: `this machine gives the program ${allowed.length} CPU, and the scenario needs ${count}`,
    };
  }
  if (spawnSync('taskset', ['-V']).error !== undefined) return { reason: 'the command taskset is missing' };
  return { cpus: allowed.slice(0, count) };
}
