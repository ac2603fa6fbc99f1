import { cameBefore } from '../joined.ts';

/** How well a question was remembered, in FSRS's scale: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4;

/**
 * What is remembered of a card: moments (milliseconds since 1970, UTC) and ratings in turn, oldest first, in one flat
 * list, so that ten thousand of them stay small. The schedule is always computed from it.
 */
export type Recalls = readonly number[];

/** A card keeps so many recalls; what lies further back hardly moves its schedule. */
const KEPT = 60;
/** Who answers a right answer in less was sure of it; who needs more was not. In milliseconds. */
const QUICK = 15_000;
const SLOW = 90_000;

/** What an answer in a review says of the memory. `confidence`: 0 guessed, 0.5 fairly sure, 1 sure; null: not stated. */
export function ratingOf(answer: {
  readonly correct: boolean;
  readonly ms: number;
  readonly confidence: number | null;
}): Rating {
  const { correct, ms, confidence } = answer;
  if (!correct) return 1;
  if ((confidence !== null && confidence < 0.5) || ms > SLOW) return 2;
  return confidence !== null && confidence > 0.5 && ms < QUICK ? 4 : 3;
}

/**
 * The moment at which a recall counts, in milliseconds since 1970. A clock that was set back cannot make it older than the
 * one before; one from a journal that was joined later is.
 */
export function momentOf(recalls: Recalls, at: string): number {
  const time = Date.parse(at);
  const last = recalls.at(-2) ?? 0;
  if (Number.isNaN(time)) return last;
  return cameBefore(time, last) ? time : Math.max(time, last);
}

/** The card after one more recall, in the order of their moments. */
export function recalled(recalls: Recalls, at: string, rating: Rating): number[] {
  const moment = momentOf(recalls, at);
  const after = recalls.findLastIndex((value, i) => i % 2 === 0 && value <= moment);
  return recalls.toSpliced(after < 0 ? 0 : after + 2, 0, moment, rating).slice(-2 * KEPT);
}

/** The card without the recall of that moment: others may have come since. Without a moment, the last one is left out. */
export function unrecalled(recalls: Recalls, moment = recalls.at(-2)): number[] {
  const at = recalls.findLastIndex((value, i) => i % 2 === 0 && value === moment);
  return at < 0 ? [...recalls] : recalls.toSpliced(at, 2);
}
