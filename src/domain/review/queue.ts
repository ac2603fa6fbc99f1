import type { CardState } from './card.ts';

export type Limits = {
  /** New questions a day, reviews a day. */
  readonly fresh: number;
  readonly reviews: number;
};

/** What a day has where nobody asks for more. */
export const DAILY: Limits = { fresh: 10, reviews: 60 };

/** What has been done of today's limits already. */
export type DoneToday = { readonly fresh: number; readonly reviews: number };

/** What is to be asked today, in this order, and what is left for another day because of the limits. */
export type Queue = {
  /** Cards that are being learnt and are due. */
  readonly learning: readonly string[];
  /** Learnt cards that are due, those first that are most likely forgotten. */
  readonly due: readonly string[];
  /** Questions that a mistake in a lab brought up. */
  readonly raised: readonly string[];
  /** Questions never seen. */
  readonly fresh: readonly string[];
  readonly held: { readonly due: number; readonly fresh: number };
};

export type QueueInput = {
  readonly cards: readonly CardState[];
  /** Questions to bring up because of a failed lab, with when that was; in order. */
  readonly raised: readonly { readonly question: string; readonly at: number }[];
  /** Questions without a card, in the order in which to begin them. */
  readonly unseen: readonly string[];
  readonly limits: Limits;
  readonly done: DoneToday;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When the learner's day ends. */
  readonly endOfDay: number;
};

/** Today's cards. Cards being learnt are due at their minute, learnt ones on their day, whatever the hour. */
export function queueOf(input: QueueInput): Queue {
  const { cards, limits, done, now, endOfDay } = input;
  const learning = cards
    .filter(({ stage, due }) => stage === 'learning' && due <= now)
    .sort((a, b) => a.due - b.due || order(a.question, b.question));
  const taken = new Set(learning.map(({ question }) => question));
  const last = new Map(cards.map((card) => [card.question, card.last]));
  const raised = input.raised.filter(
    ({ question, at }) => !taken.has(question) && (last.get(question) ?? Number.NEGATIVE_INFINITY) < at,
  );
  const lifted = [...new Set(raised.map(({ question }) => question))];
  for (const question of lifted) taken.add(question);
  const due = cards
    .filter((card) => card.stage === 'review' && card.due < endOfDay && !taken.has(card.question))
    .sort((a, b) => a.retrievability - b.retrievability || order(a.question, b.question));
  const unseen = input.unseen.filter((question) => !taken.has(question) && !last.has(question));
  const reviews = Math.max(0, limits.reviews - done.reviews);
  const fresh = Math.max(0, limits.fresh - done.fresh);
  return {
    learning: learning.map(({ question }) => question),
    due: due.slice(0, reviews).map(({ question }) => question),
    raised: lifted,
    fresh: unseen.slice(0, fresh),
    held: { due: Math.max(0, due.length - reviews), fresh: Math.max(0, unseen.length - fresh) },
  };
}

/** The midnight with which the learner's day begins, so many days on: by the calendar, for not every day has 24 hours. */
export function midnight(now: Date, days = 0): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
}

/** When the learner's days end, the first of them at `endOfDay`. */
export function dayEnds(endOfDay: number, days: number): number[] {
  const first = new Date(endOfDay);
  return Array.from({ length: days }, (_, n) => midnight(first, n));
}

/** How many cards come due on each of the days that end so; on the first, all that is overdue too. */
export function forecast(cards: readonly CardState[], ends: readonly number[]): number[] {
  const counts = ends.map(() => 0);
  for (const { due } of cards) {
    const day = ends.findIndex((end) => due < end);
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
