import type { LabSummary } from '../domain/lab.ts';
import type { ProgressState } from '../domain/progress-schema.ts';

/** A lab as the list shows it. `best` is null until something was graded. */
export type ListedLab = LabSummary & { readonly best: number | null; readonly passed: boolean };

/** Labs with what the learner has reached in them. */
export const listed = (labs: readonly LabSummary[], scores: ProgressState['labs']): ListedLab[] =>
  labs.map((lab) => {
    const score = Object.hasOwn(scores, lab.id) ? scores[lab.id] : undefined;
    const tried = score !== undefined && (score.grades > 0 || score.attempts > 0);
    return { ...lab, best: tried ? score.best : null, passed: Boolean(score?.passedAt) };
  });

/** The lab to do next: the first after `done` that is not passed, else the first that is not passed at all. */
export const nextLab = (labs: readonly ListedLab[], done?: string): ListedLab | null => {
  const at = labs.findIndex(({ id }) => id === done);
  const open = (lab: ListedLab): boolean => !lab.passed && lab.id !== done;
  return labs.slice(at + 1).find(open) ?? labs.find(open) ?? null;
};
