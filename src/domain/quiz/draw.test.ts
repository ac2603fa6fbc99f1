import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../question.ts';
import { digestOf } from './digest.ts';
import { draw } from './draw.ts';
import { randomFrom, shuffle } from './random.ts';
import { scoreOf } from './score.ts';
import { sample, samples } from './testing.ts';

const objective = (id: string, weight: number) => ({ id, weight, title: id, summary: id });
const objectives = [objective('heavy', 60), objective('middle', 30), objective('light', 10)];
const bank: Question[] = objectives.flatMap(({ id }) =>
  Array.from({ length: 20 }, (_, i) => ({ ...sample.one, id: `${id}-${i}`, objective: id })),
);
const ids = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);
const countOf = (questions: readonly Question[], of: string): number =>
  questions.filter((question) => question.objective === of).length;

test('the same seed draws the same, another seed another', () => {
  const drawn = draw(bank, objectives, { count: 10, seed: 1 });
  expect(draw([...bank].reverse(), objectives, { count: 10, seed: 1 })).toEqual(drawn);
  expect(ids(draw(bank, objectives, { count: 10, seed: 2 }))).not.toEqual(ids(drawn));
});

test('weights are kept to within one question', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const drawn = draw(bank, objectives, { count: 20, seed });
      expect(Math.abs(countOf(drawn, 'heavy') - 12)).toBeLessThanOrEqual(1);
      expect(Math.abs(countOf(drawn, 'middle') - 6)).toBeLessThanOrEqual(1);
      expect(Math.abs(countOf(drawn, 'light') - 2)).toBeLessThanOrEqual(1);
    }),
  );
});

test('never one twice, never more than asked, and all there is when more is asked', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(100), (seed, count) => {
      const drawn = draw(bank, objectives, { count, seed });
      expect(new Set(ids(drawn)).size).toBe(drawn.length);
      expect(drawn).toHaveLength(Math.min(count, bank.length));
    }),
  );
});

test('only the chosen objectives', () => {
  const drawn = draw(bank, objectives, { count: 30, seed: 1, objectives: ['light'] });
  expect(countOf(drawn, 'light')).toBe(20);
  expect(drawn).toHaveLength(20);
});

test('what was answered right comes last', () => {
  const known = bank.filter((_, i) => i % 20 >= 4).map(({ id }) => id);
  const history = new Map([
    ...known.map((id): [string, { correct: boolean }] => [id, { correct: true }]),
    ['light-0', { correct: false }],
  ]);
  const drawn = draw(bank, objectives, { count: 4, seed: 5, objectives: ['light'], history });
  expect(ids(drawn).sort()).toEqual(['light-0', 'light-1', 'light-2', 'light-3']);
});

test('a shuffle loses nothing, and every place is about as likely', () => {
  const random = randomFrom(42);
  const places = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i += 1) {
    const shuffled = shuffle([0, 1, 2, 3], random);
    expect([...shuffled].sort()).toEqual([0, 1, 2, 3]);
    const place = shuffled.indexOf(0);
    places[place] = (places[place] ?? 0) + 1;
  }
  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('a digest changes with the question, not with its explanation or the order of its options', () => {
  const digest = digestOf(sample.one);
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  expect(digestOf({ ...sample.one, explanation: 'Another explanation, better.' })).toBe(digest);
  expect(
    sample.one.kind === 'one' && digestOf({ ...sample.one, options: [...sample.one.options].reverse() }),
  ).toBe(digest);
  expect(digestOf({ ...sample.one, prompt: 'Which one is it, then?' })).not.toBe(digest);
  expect(new Set(samples.map(digestOf)).size).toBe(samples.length);
});

test('a score counts by objective, and keeps what was missed', () => {
  const answer = { kind: 'fill' as const, text: 'x' };
  const given = [
    { question: 'sample-one', answer, correct: true, ms: 1 },
    { question: 'sample-several', answer, correct: false, ms: 1 },
    { question: 'sample-fill', answer, correct: true, ms: 1 },
    { question: 'gone-from-the-bank', answer, correct: true, ms: 1 },
  ];
  const score = scoreOf(samples, given);
  expect(score).toMatchObject({ points: 2, maxPoints: 3, missed: [{ question: { id: 'sample-several' } }] });
  expect(score.byObjective).toEqual([
    { objective: 'balancing', points: 1, maxPoints: 2 },
    { objective: 'production-tools', points: 1, maxPoints: 1 },
  ]);
});
