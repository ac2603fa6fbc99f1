import { execFile } from 'node:child_process';
import type { Proc, TableSource } from './source.ts';

/** Reads what `ps -A -o pid=,ppid=,stat=,lstart=` prints. */
export function parsePs(text: string): Proc[] {
  return text
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter((match) => !match[3]?.startsWith('Z'))
    .map((match) => ({ pid: Number(match[1]), ppid: Number(match[2]), started: match[4]?.trim() ?? '' }));
}

/** The processes below `primary`, and those in `known` that still live. */
export function belowPrimary(all: readonly Proc[], primary: number, known: readonly Proc[]): Proc[] {
  const roots = new Set([primary]);
  for (const old of known) {
    if (all.some((proc) => proc.pid === old.pid && proc.started === old.started)) roots.add(old.pid);
  }
  const below = new Set<number>();
  let grew = true;
  while (grew) {
    grew = false;
    for (const proc of all) {
      if (below.has(proc.pid) || !(roots.has(proc.pid) || below.has(proc.ppid))) continue;
      below.add(proc.pid);
      grew = true;
    }
  }
  return all.filter((proc) => below.has(proc.pid));
}

/** For systems without /proc. */
export function psSource(primary: number): TableSource {
  return {
    interval: 100,
    look: (known) =>
      new Promise((resolve, reject) => {
        execFile('ps', ['-A', '-o', 'pid=,ppid=,stat=,lstart='], { maxBuffer: 8 << 20 }, (error, stdout) =>
          error === null ? resolve(belowPrimary(parsePs(stdout), primary, known)) : reject(error),
        );
      }),
  };
}
