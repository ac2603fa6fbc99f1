import { cardState } from './card.ts';
import type { Recalls } from './recall.ts';

/** So many cards are looked at, those that were recalled longest ago: whoever starts the program waits for it. */
const LOOKED_AT = 40;

type Card = { readonly question: string; readonly recalls: Recalls };

/**
 * How many cards are due at `now`, at the least: being learnt and at their minute, or learnt and due before the day
 * ends. Times in milliseconds since 1970.
 */
export function countDue(cards: Iterable<Card>, now: number, endOfDay: number): number {
  return longestAgo(cards)
    .map(({ question, recalls }) => cardState(question, recalls, now))
    .filter((card) => card !== undefined && card.due < (card.stage === 'learning' ? now + 1 : endOfDay))
    .length;
}

/** One look at each of ten thousand, where sorting them would take longer than all the rest. */
function longestAgo(cards: Iterable<Card>): readonly Card[] {
  const kept: Card[] = [];
  for (const card of cards) {
    const last = lastOf(card);
    if (last === undefined || (kept.length === LOOKED_AT && last >= (lastOf(kept.at(-1)) ?? 0))) continue;
    const at = kept.findIndex((other) => (lastOf(other) ?? 0) > last);
    kept.splice(at < 0 ? kept.length : at, 0, card);
    kept.length = Math.min(kept.length, LOOKED_AT);
  }
  return kept;
}

function lastOf(card: Card | undefined): number | undefined {
  return card?.recalls.at(-2);
}
