import { cardState } from './card.ts';
import type { Recalls } from './recall.ts';

/** So many cards are looked at, those first that were recalled longest ago: whoever starts the program waits for it. */
const LOOKED_AT = 60;

/**
 * How many cards are due at `now`, at the least: being learnt and at their minute, or learnt and due before the day
 * ends. Times in milliseconds since 1970.
 */
export function countDue(cards: ReadonlyMap<string, Recalls>, now: number, endOfDay: number): number {
  return [...cards]
    .sort(([, one], [, other]) => (one.at(-2) ?? 0) - (other.at(-2) ?? 0))
    .slice(0, LOOKED_AT)
    .map(([question, recalls]) => cardState(question, recalls, now))
    .filter((card) => card !== undefined && card.due < (card.stage === 'learning' ? now + 1 : endOfDay))
    .length;
}
