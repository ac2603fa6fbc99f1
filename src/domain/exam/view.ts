import type { Status } from '../finding.ts';
import type { Lab } from '../lab.ts';
import type { Answer } from '../quiz/answer.ts';
import type { Draft, Item } from '../quiz/draft.ts';
import type { SessionAction } from '../quiz/view.ts';
import type { ExamMode, ExamSize, PaperItem } from './paper.ts';

/** An item as it is sat. `withdrawn`: the content has changed since the paper was drawn, so it counts for nobody. */
export type ExamItem =
  | { readonly kind: 'question'; readonly paper: PaperItem; readonly item: Item }
  | { readonly kind: 'lab'; readonly paper: PaperItem; readonly lab: Lab }
  | { readonly kind: 'withdrawn'; readonly paper: PaperItem };

/** The answer that stands. `ms`: how long its item had been on the screen by then, all visits together. */
export type ExamAnswer = { readonly answer: Answer; readonly correct: boolean; readonly ms: number };

/** What a finished grade came to. `mistakes` are kept for the end; in an exam they are not shown before. */
export type LabGrade = {
  readonly status: Status;
  readonly points: number;
  readonly maxPoints: number;
  /** Points of the checks that could be judged, where the machine kept others from it; left out: all of them. */
  readonly judged?: number | undefined;
  readonly mistakes: readonly string[];
  readonly durationMs: number;
  /** Hints shown by then. */
  readonly hints: number;
};

export type LabStanding = {
  /** The grade with most points so far. */
  readonly best: LabGrade | null;
  /** Grades finished. */
  readonly grades: number;
  /** Grades that go on. */
  readonly running: number;
};

/** What lies on the screen. The item itself is `items[session.here]`. */
export type ExamView =
  /** `notice`: why an answer was not taken. */
  | { readonly at: 'item'; readonly notice?: string }
  /** In training, after an answer; it is not changed any more. */
  | { readonly at: 'feedback'; readonly because?: string }
  | { readonly at: 'overview'; readonly cursor: number }
  /** Asks once whether to submit; `open` are the places of items without an answer or a grade. */
  | { readonly at: 'asking-end'; readonly open: readonly number[] }
  | { readonly at: 'help' }
  /** Left for now: the clock goes on. */
  | { readonly at: 'left' }
  /** `settled`: no grade that began in time is still going on, and the sitting is recorded as over. */
  | { readonly at: 'over'; readonly why: ExamEnd; readonly settled: boolean };

/** `elsewhere`: ended in another terminal. */
export type ExamEnd = 'submitted' | 'time-out' | 'elsewhere';

/** One sitting of an exam. Times are in milliseconds since 1970, and `now` never goes back. */
export type ExamSession = {
  readonly id: string;
  readonly size: ExamSize;
  readonly mode: ExamMode;
  readonly seed: number;
  readonly items: readonly ExamItem[];
  readonly startedAt: number;
  readonly deadline: number;
  readonly now: number;
  /** The place of the item on the screen, and since when it is there. */
  readonly here: number;
  readonly since: number;
  /** By question id. */
  readonly answers: ReadonlyMap<string, ExamAnswer>;
  /** Answers in the making, by question id. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Ids of items to come back to. */
  readonly flagged: readonly string[];
  /** Time on each item by id, without the visit that goes on. */
  readonly spent: ReadonlyMap<string, number>;
  /** By lab id. */
  readonly labs: ReadonlyMap<string, LabStanding>;
  /** The last warning that the clock gave, 30, 15 or 5 minutes before the end, until it is dismissed. */
  readonly warning: number | null;
  readonly view: ExamView;
};

type DraftAction = Extract<
  SessionAction,
  { type: 'move' | 'reorder' | 'toggle' | 'digit' | 'type' | 'erase' }
>;

export type ExamAction =
  /** They make an answer, as in a quiz; in the overview `move` goes from item to item. */
  | DraftAction
  /**
   * Enter. On a question it takes the draft as the answer: in an exam the next item follows, after the last the
   * overview; in training the feedback. On feedback and on a lab: the next item. In the overview: the item there.
   */
  | { readonly type: 'give' }
  /** A whole answer at once, from a form that makes its own draft; then as `give`. */
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  /** To the item at this place, from 0. */
  | { readonly type: 'jump'; readonly index: number }
  | { readonly type: 'flag' }
  /** Opens the overview, or closes it. */
  | { readonly type: 'overview' }
  | { readonly type: 'help' }
  /** Asks whether to submit; `confirm` then does, and nothing else. */
  | { readonly type: 'end' }
  | { readonly type: 'confirm' }
  /** Closes what lies over the item. */
  | { readonly type: 'back' }
  | { readonly type: 'dismiss' }
  /** Leaves for now. */
  | { readonly type: 'quit' }
  /** Time has gone by, at least once a second. */
  | { readonly type: 'tick' }
  /** A grade of this lab has begun, came to something, or came to nothing. Told by the app, not by screens. */
  | { readonly type: 'lab-began'; readonly lab: string }
  | { readonly type: 'lab-graded'; readonly lab: string; readonly grade: LabGrade }
  | { readonly type: 'lab-dropped'; readonly lab: string }
  /** Grades that still go on after the end are waited for no longer. */
  | { readonly type: 'settle' }
  /** What another terminal has recorded of this sitting. Told by the app. */
  | { readonly type: 'met'; readonly kept: ExamKept; readonly ended: boolean };

/** What the journal holds of a sitting: with the paper and the content, all that is needed to go on with it. */
export type ExamKept = {
  readonly answers: ReadonlyMap<string, ExamAnswer>;
  readonly flagged: readonly string[];
  readonly spent: ReadonlyMap<string, number>;
  readonly labs: ReadonlyMap<string, LabGrade & { readonly grades: number }>;
  /** Id of the item that was last on the screen. */
  readonly here: string | null;
};
