import type { ProgressState } from '../domain/progress.ts';
import type { Question, QuestionEntry } from '../domain/question.ts';
import type { Ran, Spoken } from '../domain/quiz/ran.ts';
import type { NewRecord } from '../domain/record.ts';

/** What a quiz needs of the store. `append` resolves when the record is kept, or when it is known that it cannot be. */
export interface QuizStore {
  append(record: NewRecord): Promise<unknown>;
  state(): Pick<ProgressState, 'questions' | 'open' | 'attempts'>;
  /** Takes into the state what other processes have recorded. Never rejects. Left out where there are none. */
  refresh?(): Promise<void>;
}

/** The questions that there are: what can be drawn, and the few of them whose texts are needed. */
export interface Bank {
  readonly index: readonly QuestionEntry[];
  /** The questions with these ids, in this order, without those that are not there. */
  load(ids: readonly string[]): Promise<Question[]>;
}

/** The time, passed in so that tests own it. */
export interface Clock {
  /** Milliseconds that never go back. */
  monotonic(): number;
  /** The time of day. */
  date(): Date;
}

/** Runs the programs of questions: contained and bounded, and nothing of them is left. */
export interface Programs {
  /** Never rejects for what the program does. `onSpoken` hears each line as it comes, safe to show; the signal ends it. */
  run(
    question: Pick<Question, 'proof'>,
    onSpoken: (spoken: Spoken) => void,
    signal: AbortSignal,
  ): Promise<Ran>;
}
