import type { Lab } from '../lab.ts';
import type { Blueprint, Question } from '../question.ts';
import type { Answer } from '../quiz/answer.ts';
import type { ExamMode, ExamSize, PaperItem } from './paper.ts';
import type { Readiness } from './readiness.ts';
import type { ExamEnd } from './view.ts';

/** What became of an item. `part`: some checks of a lab. `withdrawn` counts for nobody. */
export type Outcome = 'right' | 'part' | 'wrong' | 'unanswered' | 'withdrawn';

export type ItemResult = PaperItem & {
  readonly title: string;
  readonly outcome: Outcome;
  readonly earned: number;
  /** What can be earned; 0 for what was withdrawn. */
  readonly of: number;
  /** How long it was on the screen, in milliseconds. */
  readonly ms: number;
  readonly flagged: boolean;
  readonly answer: Answer | null;
  /** The best grade of a lab; `mistakes` are those that it named. */
  readonly grade: {
    readonly points: number;
    readonly maxPoints: number;
    readonly grades: number;
    readonly mistakes: readonly string[];
  } | null;
};

export type ObjectiveResult = {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly earned: number;
  readonly of: number;
  /** Rounded. */
  readonly percent: number;
  /** Compared with the pass mark, unrounded. */
  readonly reached: boolean;
};

/** An item that did not earn all its points, with all that explains it. `answer` null: it was not answered. */
export type Missed =
  | {
      readonly kind: 'question';
      readonly result: ItemResult;
      readonly question: Question;
      readonly answer: Answer | null;
    }
  | { readonly kind: 'lab'; readonly result: ItemResult; readonly lab: Lab };

/** A sitting that has ended, to compare with. */
export type EarlierSitting = {
  readonly session: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly size: ExamSize;
  readonly percent: number;
  readonly passed: boolean;
  readonly objectives: Readonly<Record<string, number>>;
};

export type ExamResult = {
  readonly session: string;
  readonly size: ExamSize;
  readonly mode: ExamMode;
  readonly seed: number;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly minutes: number;
  readonly how: ExamEnd;
  readonly passed: boolean;
  readonly passMark: number;
  readonly earned: number;
  readonly of: number;
  /** Rounded down, so that 67.9 is never told as a pass. */
  readonly percent: number;
  /** Weakest first. */
  readonly objectives: readonly ObjectiveResult[];
  /** In the order of the paper. */
  readonly items: readonly ItemResult[];
  /** In the order of the objectives above. */
  readonly missed: readonly Missed[];
  readonly readiness: Readiness;
  /** Earlier sittings in exam mode, the latest first. */
  readonly earlier: readonly EarlierSitting[];
  /** By these it can be checked: the program, what it ran on, and all that could have been drawn. */
  readonly made: {
    readonly version: string;
    readonly node: string;
    readonly bank: string;
    readonly blueprint: Blueprint['title'];
  };
};
