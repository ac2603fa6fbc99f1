import type { ProgressState } from '../domain/progress.ts';
import type { NewRecord } from '../domain/record.ts';

/** What a quiz needs of the store. `append` resolves when the record is kept, or when it is known that it cannot be. */
export interface QuizStore {
  append(record: NewRecord): Promise<unknown>;
  state(): Pick<ProgressState, 'questions' | 'open'>;
}

/** The time, passed in so that tests own it. */
export interface Clock {
  /** Milliseconds that never go back. */
  monotonic(): number;
  /** The time of day. */
  date(): Date;
}
