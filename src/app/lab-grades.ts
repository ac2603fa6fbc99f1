import { UsageError } from '../domain/errors.ts';
import type { GradeUpdate } from '../domain/grade-update.ts';
import type { Lab } from '../domain/lab.ts';
import type { GradeOptions, GradeResult } from './grading.ts';

/** The grader, as `src/app/grade.ts` exports it. */
export type Grade = (lab: Lab, path: string, options: GradeOptions) => Promise<GradeResult>;

export type GradeTrouble = { readonly whose: 'folder' | 'grader'; readonly message: string };

export type GradeListener = {
  readonly started: () => void;
  readonly update: (update: GradeUpdate) => void;
  readonly ended: (result: GradeResult) => void;
  readonly failed: (trouble: GradeTrouble) => void;
};

const troubleOf = (error: unknown): GradeTrouble => ({
  whose: error instanceof UsageError ? 'folder' : 'grader',
  message: error instanceof Error ? error.message : String(error),
});

/**
 * One grade at a time: a newer one cancels the older, waits until nothing of it is left, and begins. What a cancelled
 * grade still says is dropped.
 */
export const oneGradeAtATime = (grade: Grade, lab: Lab, folder: string) => {
  let current: AbortController | undefined;
  let settled: Promise<void> = Promise.resolve();

  const cancel = (): void => current?.abort();

  const run = (listener: GradeListener): void => {
    cancel();
    const mine = new AbortController();
    current = mine;
    const only =
      <A extends unknown[]>(tell: (...args: A) => void) =>
      (...args: A): void => {
        if (!mine.signal.aborted) tell(...args);
      };
    listener.started();
    settled = settled
      .then(() => {
        if (mine.signal.aborted) return;
        return grade(lab, folder, { signal: mine.signal, onUpdate: only(listener.update) }).then(
          only(listener.ended),
        );
      })
      .catch((error: unknown) => only(listener.failed)(troubleOf(error)));
  };

  /** Cancels what goes on and resolves when nothing of it is left. */
  const close = async (): Promise<void> => {
    cancel();
    await settled;
  };

  return { run, cancel, close };
};
