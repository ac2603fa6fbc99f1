import type { ProgressState } from '../domain/progress.ts';

/** An exam or a training that has ended. */
export type ExamRow = {
  readonly session: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly size: 'full' | 'half' | 'quiz';
  readonly mode: 'exam' | 'training';
  readonly seed: number;
  /** Of the points that could be earned. */
  readonly percent: number;
  readonly passed: boolean;
};

const SHOWN = 10;

/** The latest sittings, the latest first. */
export function examRows({ attempts }: Pick<ProgressState, 'attempts'>): ExamRow[] {
  return attempts
    .flatMap(({ ref, at, exam }): ExamRow[] => {
      if (exam === undefined) return [];
      const { size, mode, seed, percent, passed } = exam;
      return [{ session: ref, at, size, mode, seed, percent, passed }];
    })
    .slice(-SHOWN)
    .reverse();
}
