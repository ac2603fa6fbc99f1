import type { ProgressState } from '../domain/progress.ts';
import type { Blueprint, QuestionEntry } from '../domain/question.ts';
import { type CardState, cardState } from '../domain/review/card.ts';
import { type Limits, midnight, type Queue, queueOf } from '../domain/review/queue.ts';

export type ReviewContent = {
  readonly blueprint: Blueprint;
  readonly index: readonly QuestionEntry[];
  /** Ids of the questions that teach a mistake, by `lab/mistake`. */
  readonly teaching: ReadonlyMap<string, readonly string[]>;
};

/** What a learner's day asks for. */
export type Today = {
  readonly queue: Queue;
  /** All that is asked now, in this order. */
  readonly asked: readonly string[];
  readonly cards: readonly CardState[];
  /** Cards that were forgotten again and again, with the objective whose lesson may help, the most forgotten first. */
  readonly leeches: readonly {
    readonly question: string;
    readonly objective: string;
    readonly lapses: number;
  }[];
  /** When the next card that is being learnt comes back, in milliseconds since 1970; null when none does today. */
  readonly nextLearning: number | null;
  readonly endOfDay: number;
};

const LEVELS = ['recall', 'apply', 'analyse', 'judge'];

/** Today's cards at `now`. The day is the learner's own, from midnight to midnight where they are. */
export function reviewToday(
  state: Pick<ProgressState, 'questions' | 'raised'>,
  content: ReviewContent,
  limits: Limits,
  now: Date,
): Today {
  const time = now.getTime();
  const startOfDay = midnight(now);
  const endOfDay = midnight(now, 1);
  const known = new Set(content.index.map(({ id }) => id));
  const cards: CardState[] = [];
  const done = { fresh: 0, reviews: 0 };
  for (const [id, { recalls }] of state.questions) {
    const card = known.has(id) ? cardState(id, recalls, time) : undefined;
    if (card === undefined) continue;
    cards.push(card);
    if ((recalls[0] ?? 0) >= startOfDay) done.fresh += 1;
    else if (card.last >= startOfDay) done.reviews += 1;
  }
  const raised = Object.entries(state.raised).flatMap(([mistake, at]) =>
    (content.teaching.get(mistake) ?? [])
      .filter((question) => known.has(question))
      .map((question) => ({ question, at: Date.parse(at) })),
  );
  const unseen = inOrder(content).filter((id) => !state.questions.get(id)?.recalls.length);
  const queue = queueOf({ cards, raised, unseen, limits, done, now: time, endOfDay });
  const asked = [...queue.learning, ...queue.raised, ...queue.due, ...queue.fresh];
  const later = cards.filter(({ stage, due }) => stage === 'learning' && due > time && due < endOfDay);
  return {
    queue,
    asked,
    cards,
    leeches: leechesOf(cards, content.index),
    nextLearning: later.length === 0 ? null : Math.min(...later.map(({ due }) => due)),
    endOfDay,
  };
}

function leechesOf(cards: readonly CardState[], index: readonly QuestionEntry[]): Today['leeches'] {
  const objectives = new Map(index.map(({ id, objective }) => [id, objective]));
  return cards
    .filter(({ leech }) => leech)
    .toSorted((one, other) => other.lapses - one.lapses)
    .map(({ question, lapses }) => ({ question, objective: objectives.get(question) ?? '', lapses }));
}

/** Questions as one would learn them: what is to be known before what is to be judged, each objective in turn. */
function inOrder({ blueprint, index }: ReviewContent): string[] {
  const places = new Map(blueprint.objectives.map(({ id }, at) => [id, at]));
  const ranks = new Map<string, number>();
  const ranked = [...index]
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.id < b.id ? -1 : 1))
    .map((entry) => {
      const rank = ranks.get(entry.objective) ?? 0;
      ranks.set(entry.objective, rank + 1);
      return { entry, rank };
    });
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank || (places.get(a.entry.objective) ?? 0) - (places.get(b.entry.objective) ?? 0),
    )
    .map(({ entry }) => entry.id);
}
