import type { Event } from '../domain/event.ts';
import type { Finding } from '../domain/finding.ts';
import type { Calibration, Isolation, Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';

/** What is told while a grade goes on, in the order it happens. */
export type GradeUpdate =
  | { readonly type: 'ready'; readonly calibration: Calibration; readonly isolation: Isolation }
  | { readonly type: 'scenario-start'; readonly scenario: string }
  | { readonly type: 'event'; readonly scenario: string; readonly event: Event }
  /** A finding was decided (never `open`), for one scenario. */
  | { readonly type: 'finding'; readonly scenario: string; readonly finding: Finding }
  | { readonly type: 'scenario-end'; readonly scenario: string }
  /** The machine was too noisy for this scenario, which is run once more: forget what it said. */
  | { readonly type: 'scenario-again'; readonly scenario: string; readonly reason: string };

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
