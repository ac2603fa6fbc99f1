import type { Lab } from '../lab.ts';
import type { Question } from '../question.ts';

/** `full`: 120 minutes, `half`: 60, both with labs; `quiz`: 30 minutes of questions alone. */
export type ExamSize = 'full' | 'half' | 'quiz';

/** `training`: feedback at once, hints, and it never counts as a best. `exam`: neither, and everything is recorded. */
export type ExamMode = 'training' | 'exam';

/** How long a sitting is, and how much of that is for labs, both in minutes. */
export const SIZES: Readonly<Record<ExamSize, { readonly minutes: number; readonly labMinutes: number }>> = {
  full: { minutes: 120, labMinutes: 60 },
  half: { minutes: 60, labMinutes: 30 },
  quiz: { minutes: 30, labMinutes: 0 },
};

/** The time to plan for a question, in minutes; for a lab it is the lab's own. */
export const QUESTION_MINUTES = 1.5;

/** What a question of each level is worth. A lab is worth a point a minute. */
export const LEVEL_POINTS: Readonly<Record<Question['level'], number>> = {
  recall: 1,
  apply: 2,
  analyse: 2,
  judge: 3,
};

/** The shares of the levels among the questions of a paper; together 1. */
export const LEVEL_SHARES: Readonly<Record<Question['level'], number>> = {
  recall: 0.25,
  apply: 0.35,
  analyse: 0.25,
  judge: 0.15,
};

/** One item of a paper. `digest`: as it stood when the paper was drawn. */
export type PaperItem = {
  readonly kind: 'question' | 'lab';
  readonly id: string;
  readonly objective: string;
  readonly level: Question['level'] | Lab['level'];
  readonly points: number;
  readonly digest: string;
};

/** What is asked in a sitting: the same for the same seed, size and content. */
export type Paper = {
  readonly size: ExamSize;
  readonly seed: number;
  readonly minutes: number;
  /** Digest of all that could have been drawn, and of the weights. */
  readonly bank: string;
  /** Questions in the order drawn, then labs. */
  readonly items: readonly PaperItem[];
};
