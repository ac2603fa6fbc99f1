import { expect, it } from 'vitest';
import { countDue } from './due.ts';
import { recalled } from './recall.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-10T09:00:00Z');
const END = Date.parse('2026-03-11T00:00:00Z');
const recall = (at: number, rating: 1 | 3 | 4) => recalled([], new Date(at).toISOString(), rating);

it('counts what is being learnt at its minute, and what is learnt on its day', () => {
  const cards = [
    { question: 'forgotten a moment ago', recalls: recall(NOW - 10_000, 1) },
    { question: 'forgotten an hour ago', recalls: recall(NOW - 3_600_000, 1) },
    { question: 'known a month ago', recalls: recall(NOW - 30 * DAY, 4) },
    { question: 'known an hour ago', recalls: recall(NOW - 3_600_000, 4) },
    { question: 'never recalled', recalls: [] },
  ];
  expect(countDue(cards, NOW, END)).toBe(2);
});

it('looks at a bounded number of cards, the longest untouched first', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({
    question: `q${n}`,
    recalls: recall(NOW - (30 + ((n * 7) % 500)) * DAY, 4),
  }));
  expect(countDue(many, NOW, END)).toBe(40);
  const fresh = Array.from({ length: 500 }, (_, n) => ({ question: `new${n}`, recalls: recall(NOW - n, 4) }));
  expect(countDue([...fresh, ...many.filter((_, n) => n % 25 === 0)], NOW, END)).toBe(20);
});

it('has nothing to count before the first recall', () => {
  expect(countDue([], NOW, END)).toBe(0);
});
