import { type Card, createEmptyCard, fsrs, State } from 'ts-fsrs';
import type { Rating, Recalls } from './recall.ts';

/** FSRS without chance: replaying a journal gives the same schedule everywhere. */
const scheduler = fsrs({ enable_fuzz: false, request_retention: 0.9, maximum_interval: 365 });

/** So often forgotten after it was learnt, and a card is a leech: more repeating will not help, its lesson may. */
const LEECH = 4;

/** A question and where it stands in its schedule. Times are in milliseconds since 1970, UTC. */
export type CardState = {
  readonly question: string;
  readonly stage: 'learning' | 'review';
  readonly due: number;
  readonly last: number;
  /** The chance to know it now, 0 to 1. */
  readonly retrievability: number;
  readonly lapses: number;
  readonly leech: boolean;
};

/** Where a card stands at `now`, or undefined when it was never recalled. */
export function cardState(question: string, recalls: Recalls, now: number): CardState | undefined {
  const card = replay(recalls);
  const last = recalls.at(-2);
  if (card === undefined || last === undefined) return undefined;
  return {
    question,
    stage: card.state === State.Review ? 'review' : 'learning',
    due: card.due.getTime(),
    last,
    // A clock that was set back must not make a memory better than it was.
    retrievability: scheduler.get_retrievability(card, new Date(Math.max(now, last)), false),
    lapses: card.lapses,
    leech: card.lapses >= LEECH,
  };
}

/** When the card would be due after each rating, for those who want to know before they answer. */
export function dueAfter(recalls: Recalls, now: number, rating: Rating): number {
  const moment = new Date(Math.max(now, recalls.at(-2) ?? 0));
  return scheduler.next(replay(recalls) ?? createEmptyCard(moment), moment, rating).card.due.getTime();
}

function replay(recalls: Recalls): Card | undefined {
  let card: Card | undefined;
  for (let at = 0; at + 1 < recalls.length; at += 2) {
    const moment = new Date(recalls[at] ?? 0);
    card = scheduler.next(card ?? createEmptyCard(moment), moment, (recalls[at + 1] ?? 1) as Rating).card;
  }
  return card;
}
