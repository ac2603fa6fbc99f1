import type { GradeUpdate } from '../domain/grade-update.ts';
import type { Calibration, Isolation, Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Spare } from '../grader/contain/spare.ts';

export type { GradeUpdate } from '../domain/grade-update.ts';

export type GradeResult = { readonly verdict: Verdict; readonly recording: Recording };

export type GradeOptions = {
  /** Aborting ends the program under test and rejects with an AbortError. */
  readonly signal?: AbortSignal;
  readonly onUpdate?: (update: GradeUpdate) => void;
  readonly untrusted?: boolean;
  /** Force a tier, for tests and `doctor`. */
  readonly isolation?: Isolation;
  /** The Node that runs the program; default: the one that runs us. */
  readonly node?: string;
  /**
   * What was measured earlier in this sitting, to begin at once. Taken only where it allows no extra time: then it can
   * make no limit laxer, and a limit that was broken is looked at again with a fresh measurement, as always.
   */
  readonly known?: Calibration;
  /** May have a grading process waiting. */
  readonly spare?: Spare;
  /** Measures the machine; default: starts a bare Node twice. */
  readonly calibrate?: (node: string) => Promise<Calibration>;
  /** No scenario is started when the grade has taken so long, in milliseconds before scaling; default: four minutes. */
  readonly budgetMs?: number;
};
