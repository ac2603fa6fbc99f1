import type { Verdict } from '../domain/verdict.ts';
import type { GradeResult } from './grading.ts';

export type Repeated = {
  /** The last grade. */
  readonly result: GradeResult;
  readonly grades: number;
  /** How the last grade differs from the first; null when all agree. */
  readonly disagreement: string | null;
};

/** Grades up to `times` times and stops at the first grade that says something else than the first. */
export async function repeatGrade(times: number, grade: () => Promise<GradeResult>): Promise<Repeated> {
  const first = await grade();
  let result = first;
  for (let grades = 2; grades <= times; grades += 1) {
    result = await grade();
    const disagreement = difference(first.verdict, result.verdict);
    if (disagreement !== null)
      return { result, grades, disagreement: `grade ${grades} differs from the first: ${disagreement}` };
  }
  return { result, grades: times, disagreement: null };
}

function difference(a: Verdict, b: Verdict): string | null {
  const changed = b.checks.filter(
    ({ id, status }) => a.checks.find((check) => check.id === id)?.status !== status,
  );
  if (changed.length === 0) return null;
  const was = (id: string) => a.checks.find((check) => check.id === id)?.status ?? 'absent';
  return changed
    .map(({ id, status, because }) => `${id} was ${was(id)} and is ${status} (${because})`)
    .join('; ');
}
