import type { Calibration } from '../domain/timeline.ts';
import { calibrate } from '../grader/contain/calibrate.ts';
import { Spare } from '../grader/contain/spare.ts';
import { chooseTier } from '../grader/contain/tiers.ts';
import { gradeProgram } from './grade.ts';
import type { Grade } from './lab-grades.ts';

/** A measurement is of use for so long, in milliseconds. */
const KEPT_MS = 10 * 60_000;
/** Nothing is prepared before it has been quiet for so long: a screen is being drawn, or the next save is coming. */
const QUIET_MS = 300;

type Parts = {
  readonly grade: Grade;
  readonly calibrate: () => Promise<Calibration>;
  /** Sees that a grading process waits. Throws where programs cannot be graded. */
  readonly keep: (spare: Spare) => void;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly quietMs: number;
};

const PARTS: Parts = {
  grade: gradeProgram,
  calibrate: () => calibrate(process.execPath),
  keep: (spare) => spare.keep(chooseTier()),
  now: () => performance.now(),
  quietMs: QUIET_MS,
};

export type SittingGrader = {
  readonly grade: Grade;
  /** Resolves when nothing of it is left. Call it when no grade goes on. */
  readonly close: () => Promise<void>;
};

/**
 * The grader for a sitting, where one grade follows another. While it is quiet, the machine is measured and a grading
 * process is started, so that the next grade begins with the learner's program.
 */
export const sittingGrader = (parts: Partial<Parts> = {}): SittingGrader => {
  const { grade, calibrate: measure, keep, now, quietMs } = { ...PARTS, ...parts };
  const spare = new Spare();
  let measured: { readonly at: number; readonly calibration: Calibration } | undefined;
  let measuring: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const prepare = (): void => {
    measuring = measure()
      .then((calibration) => {
        measured = { at: now(), calibration };
      })
      // Started only now: beside the measurement it would be a part of what is measured.
      .then(() => keep(spare))
      // What fails here fails again, and is told, in the grade.
      .catch(() => {});
  };
  const whenQuiet = (): void => {
    clearTimeout(timer);
    timer = setTimeout(prepare, quietMs);
  };
  const known = (): { readonly known?: Calibration } => {
    const age = measured === undefined ? Number.POSITIVE_INFINITY : now() - measured.at;
    if (measured === undefined || age > KEPT_MS) return {};
    return { known: { ...measured.calibration, ageMs: Math.round(age) } };
  };

  whenQuiet();
  return {
    grade: async (lab, path, options) => {
      clearTimeout(timer);
      await measuring;
      try {
        return await grade(lab, path, { ...options, ...known(), spare });
      } finally {
        whenQuiet();
      }
    },
    close: async () => {
      clearTimeout(timer);
      await measuring;
      await spare.close();
    },
  };
};
