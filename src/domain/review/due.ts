import { cardState } from './card.ts';
import type { Recalls } from './recall.ts';

/** So many cards are all looked at: whoever starts the program waits for it. */
const ALL = 400;
/** Of more, so many that were forgotten last and so many of the others, those first that were recalled longest ago. */
const FORGOTTEN = 100;
const OTHERS = 200;

type Card = { readonly question: string; readonly recalls: Recalls };

export type Day = {
  /** Milliseconds since 1970, as the others. */
  readonly now: number;
  readonly startOfDay: number;
  readonly endOfDay: number;
  /** How many learnt cards are repeated a day. */
  readonly reviews: number;
};

/**
 * How many cards a review would ask again at `now`: being learnt and at their minute, or learnt and due before the day
 * ends, within the day's limit. Of more than 400 cards the likeliest are looked at: then it is at least so many.
 */
export function countDue(cards: Iterable<Card>, { now, startOfDay, endOfDay, reviews }: Day): number {
  const known = [...cards].filter(({ recalls }) => recalls.length > 0);
  const done = known.filter((card) => (card.recalls[0] ?? 0) < startOfDay && lastOf(card) >= startOfDay);
  const left = Math.max(0, reviews - done.length);
  let learning = 0;
  let learnt = 0;
  const look = ({ question, recalls }: Card): void => {
    const card = cardState(question, recalls, now);
    if (card?.stage === 'learning' && card.due <= now) learning += 1;
    if (card?.stage === 'review' && card.due < endOfDay && learnt < left) learnt += 1;
  };
  const isForgotten = ({ recalls }: Card): boolean => recalls.at(-1) === 1;
  const few = known.length <= ALL;
  for (const card of longestAgo(known.filter(isForgotten), few ? ALL : FORGOTTEN)) look(card);
  for (const card of longestAgo(
    known.filter((card) => !isForgotten(card)),
    few ? ALL : OTHERS,
  )) {
    look(card);
    // Of very many, no more are looked at than a day repeats.
    if (!few && learnt === left) break;
  }
  return learning + learnt;
}

/** Numbers alone are sorted: of ten thousand cards that takes a fraction of the time. */
function longestAgo(cards: readonly Card[], most: number): readonly Card[] {
  if (cards.length <= most) return cards;
  const limit = Float64Array.from(cards, lastOf).sort()[most - 1] ?? 0;
  return cards.filter((card) => lastOf(card) <= limit).slice(0, most);
}

function lastOf({ recalls }: Card): number {
  return recalls.at(-2) ?? 0;
}
