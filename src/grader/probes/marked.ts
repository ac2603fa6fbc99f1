import type { Run } from '../run/run.ts';

/** The pids that a mark carries; empty where there is no such mark. */
export function pidsIn(run: Run, mark: string, key: string): readonly number[] {
  const value = run.marks.get(mark)?.data?.[key];
  return Array.isArray(value) ? value : [];
}
