import { expect, it } from 'vitest';
import type { Learning } from '../domain/learn.ts';
import { emptyProgress } from '../domain/progress.ts';
import { pathStanding, readingOf } from './learn.ts';

const lesson = (objective: string) => ({ objective, title: `About ${objective}`, text: 'Words.' });
const step = (question: string, lessons: string[], points: number) => ({
  title: `Step of ${question}`,
  aim: 'Know something at its end.',
  lessons,
  question,
  points,
});
const learning: Learning = {
  glossary: [],
  lessons: [lesson('balancing'), lesson('debugging')],
  path: [step('q-one', ['balancing'], 5), step('q-two', ['debugging', 'balancing'], 10)],
};
const score = (correct: number) => ({
  times: 2,
  correct,
  last: '2026-01-01T00:00:00.000Z',
  lastCorrect: false,
  digest: 'd',
  recalls: [],
});

it('nothing is done at first, and the first step is next', () => {
  const standing = pathStanding(learning, emptyProgress());
  expect(standing).toMatchObject({ points: 0, maxPoints: 15, next: { number: 1 } });
  expect(standing.steps[1]?.lessons.map(({ objective }) => objective)).toEqual(['debugging', 'balancing']);
});

it('a step is done once its question was answered right, and stays so', () => {
  const questions = new Map([['q-one', score(1)]]);
  expect(pathStanding(learning, { questions })).toMatchObject({ points: 5, next: { number: 2 } });
});

it('an answer that was always wrong does not count, and all done leaves no next step', () => {
  expect(pathStanding(learning, { questions: new Map([['q-one', score(0)]]) }).points).toBe(0);
  const all = new Map([
    ['q-one', score(1)],
    ['q-two', score(2)],
  ]);
  expect(pathStanding(learning, { questions: all })).toMatchObject({ points: 15, next: undefined });
});

it('two lessons are read as one text', () => {
  expect(readingOf(learning.lessons)).toBe('# About balancing\n\nWords.\n\n# About debugging\n\nWords.');
});
