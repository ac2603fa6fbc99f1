import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardState, dueAfter } from './card.ts';
import { dayEnds, forecast, type QueueInput, queueOf } from './queue.ts';
import { momentOf, type Rating, ratingOf, recalled, unrecalled } from './recall.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const at = (days: number) => new Date(START + days * DAY).toISOString();
const history = (...recalls: [days: number, rating: Rating][]) =>
  recalls.reduce<number[]>((list, [days, rating]) => recalled(list, at(days), rating), []);

describe('what an answer says of the memory', () => {
  it.each([
    [{ correct: false, ms: 1000, confidence: 1 }, 1],
    [{ correct: true, ms: 1000, confidence: 0 }, 2],
    [{ correct: true, ms: 200_000, confidence: 1 }, 2],
    [{ correct: true, ms: 30_000, confidence: null }, 3],
    [{ correct: true, ms: 2000, confidence: null }, 3],
    [{ correct: true, ms: 2000, confidence: 0.5 }, 3],
    [{ correct: true, ms: 2000, confidence: 1 }, 4],
  ] as const)('%j is rated %i', (answer, rating) => {
    expect(ratingOf(answer)).toBe(rating);
  });
});

describe('a card', () => {
  it('is none before its first recall', () => {
    expect(cardState('q', [], START)).toBeUndefined();
  });

  it('is learnt in steps, and then comes back after ever longer times', () => {
    const once = cardState('q', history([0, 3]), START);
    expect(once).toMatchObject({ stage: 'learning', last: START });
    const learnt = cardState('q', history([0, 3], [0.01, 3]), START + DAY);
    expect(learnt?.stage).toBe('review');
    const first = (learnt?.due ?? 0) - (START + 0.01 * DAY);
    const later = cardState('q', history([0, 3], [0.01, 3], [3, 3]), START + 3 * DAY);
    expect((later?.due ?? 0) - (START + 3 * DAY)).toBeGreaterThan(first);
  });

  it('that is forgotten again and again is a leech', () => {
    const rounds = [1, 2, 3, 4].flatMap((round): [number, Rating][] => [
      [round * 10, 1],
      [round * 10 + 0.1, 3],
      [round * 10 + 0.2, 3],
    ]);
    const card = cardState('q', history([0, 4], ...rounds), START + 60 * DAY);
    expect(card).toMatchObject({ lapses: 4, leech: true });
  });

  it('is less likely known as time goes by', () => {
    const recalls = history([0, 4]);
    const chances = [1, 5, 20, 80].map((days) => cardState('q', recalls, START + days * DAY)?.retrievability);
    expect(chances).toEqual([...chances].sort((a, b) => (b ?? 0) - (a ?? 0)));
    expect(new Set(chances).size).toBe(4);
  });

  it('comes back sooner the worse it was known', () => {
    const due = ([1, 2, 3, 4] as const).map((rating) => dueAfter(history([0, 3]), START + DAY, rating));
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it('takes no harm from a clock that was set back', () => {
    const recalls = history([10, 3], [9.5, 3]);
    expect(recalls).toEqual([START + 10 * DAY, 3, START + 10 * DAY, 3]);
    const card = cardState('q', recalls, START);
    expect(card?.retrievability).toBeLessThanOrEqual(1);
    expect(card?.due).toBeGreaterThan(START + 10 * DAY);
  });

  it('takes recalls of a journal that was joined in the order in which they happened', () => {
    expect(history([10, 3], [2, 1], [5, 3])).toEqual(history([2, 1], [5, 3], [10, 3]));
  });

  it('is the same wherever it is replayed, and undoing its last recall gives what was before', () => {
    const some = fc.array(
      fc.tuple(fc.double({ min: 0, max: 400, noNaN: true }), fc.constantFrom(1, 2, 3, 4)),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(some, (list) => {
        const recalls = history(...(list as [number, Rating][]));
        const before = history(...(list.slice(0, -1) as [number, Rating][]));
        expect(cardState('q', recalls, START)).toEqual(cardState('q', [...recalls], START));
        const last = at(list.at(-1)?.[0] ?? 0);
        expect(unrecalled(recalls, momentOf(before, last))).toEqual(before);
      }),
    );
  });
});

describe("today's queue", () => {
  const card = (question: string, days: number, more = {}) => ({
    question,
    stage: 'review' as const,
    due: START + days * DAY,
    last: START - 10 * DAY,
    retrievability: 0.9,
    lapses: 0,
    leech: false,
    ...more,
  });
  const input: QueueInput = {
    cards: [],
    raised: [],
    unseen: [],
    limits: { fresh: 2, reviews: 2 },
    done: { fresh: 0, reviews: 0 },
    now: START,
    endOfDay: START + DAY / 2,
  };

  it('has learning cards at their minute, learnt ones on their day, and new ones last', () => {
    const queue = queueOf({
      ...input,
      cards: [
        card('later-today', 0.4),
        card('tomorrow', 0.6),
        card('in-ten-minutes', 0.01, { stage: 'learning' }),
        card('now', -0.01, { stage: 'learning' }),
      ],
      unseen: ['new-one', 'now'],
    });
    expect(queue).toMatchObject({ learning: ['now'], due: ['later-today'], fresh: ['new-one'] });
  });

  it('keeps to the limits, takes the least known first, and says what it held back', () => {
    const queue = queueOf({
      ...input,
      cards: [card('a', -1, { retrievability: 0.8 }), card('b', -1, { retrievability: 0.5 }), card('c', -1)],
      unseen: ['x', 'y', 'z'],
      done: { fresh: 1, reviews: 0 },
    });
    expect(queue).toMatchObject({ due: ['b', 'a'], fresh: ['x'], held: { due: 1, fresh: 2 } });
  });

  it('brings up what a mistake in a lab asks for, until it is answered after that', () => {
    const cards = [card('known', 30), card('answered-since', 30, { last: START })];
    const raised = ['known', 'answered-since', 'never-seen'].map((question) => ({
      question,
      at: START - DAY,
    }));
    expect(queueOf({ ...input, cards, raised, unseen: ['never-seen'] })).toMatchObject({
      raised: ['known', 'never-seen'],
      fresh: [],
    });
  });

  it('never asks a question twice', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    const days = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(ids, ids, ids, days, fc.nat(4), (known, lifted, unseen, due, fresh) => {
        const queue = queueOf({
          ...input,
          cards: known.map((id, n) => card(id, due, { stage: n % 2 ? 'review' : 'learning' })),
          raised: lifted.map((question) => ({ question, at: START })),
          unseen,
          limits: { fresh, reviews: 3 },
        });
        const asked = [...queue.learning, ...queue.raised, ...queue.due, ...queue.fresh];
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });
});

it('the forecast counts what is overdue today, and each day once', () => {
  const cards = [-5, 0.1, 0.6, 0.7, 2, 90].map((days, n) => ({
    question: `q${n}`,
    stage: 'review' as const,
    due: START + days * DAY,
    last: START - DAY,
    retrievability: 0.9,
    lapses: 0,
    leech: false,
  }));
  expect(
    forecast(
      cards,
      [0, 1, 2, 3].map((n) => START + (n + 0.5) * DAY),
    ),
  ).toEqual([2, 2, 1, 0]);
});

it('the days of the forecast end at midnight, also where the clocks change', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Berlin';
  try {
    const ends = dayEnds(new Date(2026, 9, 23).getTime(), 5).map((end) => new Date(end));
    expect(ends.map((end) => [end.getDate(), end.getHours()])).toEqual(
      [23, 24, 25, 26, 27].map((d) => [d, 0]),
    );
    expect((ends[3]?.getTime() ?? 0) - (ends[2]?.getTime() ?? 0)).toBe(25 * 3_600_000);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
