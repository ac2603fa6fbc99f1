import { expect, it } from 'vitest';
import { countDue } from './due.ts';
import { recalled } from './recall.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-10T09:00:00Z');
const END = Date.parse('2026-03-11T00:00:00Z');
const recall = (at: number, rating: 1 | 3 | 4) => recalled([], new Date(at).toISOString(), rating);

it('counts what is being learnt at its minute, and what is learnt on its day', () => {
  const cards = new Map([
    ['forgotten a minute ago', recall(NOW - 10_000, 1)],
    ['forgotten an hour ago', recall(NOW - 3_600_000, 1)],
    ['known a month ago', recall(NOW - 30 * DAY, 4)],
    ['known an hour ago', recall(NOW - 3_600_000, 4)],
    ['never recalled', []],
  ]);
  expect(countDue(cards, NOW, END)).toBe(2);
});

it('looks at a bounded number of cards, the longest untouched first', () => {
  const many = Array.from({ length: 500 }, (_, n): [string, number[]] => [`q${n}`, recall(NOW - n * DAY, 4)]);
  expect(countDue(new Map(many), NOW, END)).toBe(60);
});

it('has nothing to count before the first recall', () => {
  expect(countDue(new Map(), NOW, END)).toBe(0);
});
