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

/**
 * The lab to do next: one that is not passed and whose forerunners all are, `done` counted among the passed. Of these
 * the first after `done`, else the first; null when all labs are passed.
 */
export const nextLab = (labs: readonly ListedLab[], done?: string): ListedLab | null => {
  const at = labs.findIndex(({ id }) => id === done);
  const open = labs.filter((lab) => !lab.passed && lab.id !== done);
  // A forerunner that is not among the labs here keeps nobody waiting.
  const isOpen = (id: string): boolean => open.some((lab) => lab.id === id);
  const ready = open.filter(({ after }) => !after.some(isOpen));
  return ready.find((lab) => labs.indexOf(lab) > at) ?? ready[0] ?? open[0] ?? null;
};
