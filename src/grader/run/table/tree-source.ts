import { listProc, readProc, readStat } from './proc-fs.ts';
import type { Proc, TableSource } from './source.ts';

function childrenOf(pid: number): number[] {
  return listProc(`${pid}/task`).flatMap((task) =>
    (readProc(`${pid}/task/${task}/children`) ?? '')
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  );
}

/** The live processes in `known`, `root` if one is given, and all that stand below these. */
export function treeBelow(root: number | undefined, known: readonly Proc[]): Proc[] {
  const found = new Map<number, Proc>();
  const walk = (proc: Proc | null) => {
    if (proc === null || found.has(proc.pid)) return;
    found.set(proc.pid, proc);
    for (const child of childrenOf(proc.pid)) walk(readStat(child));
  };
  if (root !== undefined) walk(readStat(root));
  for (const old of known) {
    const now = readStat(old.pid);
    if (now !== null && now.started === old.started) walk(now);
  }
  return [...found.values()];
}

/**
 * Without a namespace: the tree below the primary, and whoever was once seen in it. A process that was orphaned
 * stays known; one that was born and orphaned between two looks is missed, hence "best effort".
 */
export function treeSource(primary: number): TableSource {
  return { interval: 5, look: (known) => treeBelow(primary, known) };
}
