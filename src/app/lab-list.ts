import type { LabSummary } from '../domain/lab.ts';
import type { LabScore, ProgressState } from '../domain/progress-schema.ts';

/** A lab as the list shows it. `best` is null until something was graded; `running`: its clock is. */
export type ListedLab = LabSummary & {
  readonly best: number | null;
  readonly passed: boolean;
  readonly running: boolean;
};

/** Labs with what the learner has reached in them. */
export const listed = (labs: readonly LabSummary[], scores: ProgressState['labs']): ListedLab[] =>
  labs.map((lab) => {
    const score = Object.hasOwn(scores, lab.id) ? scores[lab.id] : undefined;
    const tried = score !== undefined && (score.grades > 0 || score.attempts > 0);
    return {
      ...lab,
      best: tried ? score.best : null,
      passed: Boolean(score?.passedAt),
      running: clockRuns(score),
    };
  });

/** Whether a clock runs for what is not done: `clusterprep grade` may have passed it meanwhile. */
export const clockRuns = (score: LabScore | undefined): boolean => {
  if (!score?.open) return false;
  const { last, open } = score;
  return !(last?.status === 'pass' && last.at >= open.at);
};

/** What the next lab should be: one after `done`, which counts as passed; one of this objective. */
export type LabWish = { readonly done?: string; readonly objective?: string };

/**
 * The one place that chooses the lab to do next: one that is not passed and whose forerunners all are. Of these the
 * first after `done`, else the first; null when all that are wished for are passed.
 */
export const nextLab = (labs: readonly ListedLab[], { done, objective }: LabWish = {}): ListedLab | null => {
  const at = labs.findIndex(({ id }) => id === done);
  const open = labs.filter((lab) => !lab.passed && lab.id !== done);
  // A forerunner that is not among the labs here keeps nobody waiting.
  const isOpen = (id: string): boolean => open.some((lab) => lab.id === id);
  const wished = open.filter((lab) => objective === undefined || lab.objective === objective);
  const ready = wished.filter(({ after }) => !after.some(isOpen));
  return ready.find((lab) => labs.indexOf(lab) > at) ?? ready[0] ?? wished[0] ?? null;
};

/** The lab that a list points at: one whose clock runs, else the next one. */
export const suggestedLab = (labs: readonly ListedLab[]): ListedLab | null =>
  labs.find(({ running }) => running) ?? nextLab(labs);
