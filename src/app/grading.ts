import type { GradeUpdate } from '../domain/grade-update.ts';
import type { Isolation, Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';

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
};
