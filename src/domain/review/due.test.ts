import { expect, it } from 'vitest';
import { countDue } from './due.ts';
import { recalled } from './recall.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-10T09:00:00Z');
const TODAY = {
  now: NOW,
  startOfDay: Date.parse('2026-03-10T00:00:00Z'),
  endOfDay: Date.parse('2026-03-11T00:00:00Z'),
  reviews: 60,
};
const recall = (at: number, rating: 1 | 3 | 4) => recalled([], new Date(at).toISOString(), rating);
const cards = (count: number, name: string, at: (n: number) => number, rating: 1 | 4) =>
  Array.from({ length: count }, (_, n) => ({ question: `${name}${n}`, recalls: recall(at(n), rating) }));

it('counts what is being learnt at its minute, and what is learnt on its day', () => {
  const some = [
    { question: 'forgotten a moment ago', recalls: recall(NOW - 10_000, 1) },
    { question: 'forgotten an hour ago', recalls: recall(NOW - 3_600_000, 1) },
    { question: 'known a month ago', recalls: recall(NOW - 30 * DAY, 4) },
    { question: 'known an hour ago', recalls: recall(NOW - 3_600_000, 4) },
    { question: 'never recalled', recalls: [] },
  ];
  expect(countDue(some, TODAY)).toBe(2);
});

it('finds those that were forgotten yesterday behind all that is well known', () => {
  const known = cards(45, 'known', () => NOW - 3 * DAY, 4);
  expect(countDue(known, TODAY)).toBe(0);
  expect(countDue([...known, ...cards(10, 'forgotten', () => NOW - DAY, 1)], TODAY)).toBe(10);
  const thousand = cards(1000, 'known', () => NOW - 3 * DAY, 4);
  expect(countDue([...thousand, ...cards(10, 'forgotten', () => NOW - DAY, 1)], TODAY)).toBe(10);
});

it('keeps to what a day repeats, less what was repeated today', () => {
  const due = cards(200, 'due', (n) => NOW - (40 + n) * DAY, 4);
  expect(countDue(due, TODAY)).toBe(60);
  const today = due.slice(0, 25).map(({ question, recalls }) => ({
    question,
    recalls: recalled(recalls, new Date(NOW - 1000).toISOString(), 4),
  }));
  expect(countDue([...today, ...due.slice(25)], TODAY)).toBe(35);
  expect(countDue([...today, ...due.slice(25)], { ...TODAY, reviews: 20 })).toBe(0);
});

it('looks at a bounded number of very many, the longest untouched first', () => {
  const known = cards(5000, 'known', (n) => NOW - n, 4);
  const due = cards(20, 'due', (n) => NOW - (30 + n) * DAY, 4);
  expect(countDue([...known, ...due], TODAY)).toBe(20);
  expect(
    countDue(
      cards(5000, 'forgotten', (n) => NOW - DAY - n, 1),
      TODAY,
    ),
  ).toBe(100);
});

it('has nothing to count before the first recall', () => {
  expect(countDue([], TODAY)).toBe(0);
});
