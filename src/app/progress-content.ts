import type { LabSummary } from '../domain/lab.ts';
import type { Blueprint } from '../domain/question.ts';

/** What there is to learn, as far as the scores are measured against it. */
export type ProgressContent = {
  readonly blueprint: Blueprint;
  readonly labs: readonly LabSummary[];
  readonly questions: readonly { readonly id: string; readonly objective: string }[];
  /** How many cards are due in the review, where somebody has looked. */
  readonly due?: number;
  /** What a command needs to find a pack that was named on the command line: `--pack my-pack`. */
  readonly pack?: string;
};
