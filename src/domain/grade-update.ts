import type { Event } from './event.ts';
import type { Finding } from './finding.ts';
import type { Calibration, Isolation } from './timeline.ts';

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
