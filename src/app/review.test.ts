import { expect, it } from 'vitest';
import { emptyProgress } from '../domain/progress.ts';
import type { Blueprint, QuestionEntry } from '../domain/question.ts';
import { recalled } from '../domain/review/recall.ts';
import { reviewToday } from './review.ts';

const objective = (id: string) => ({ id, title: id, weight: 50, summary: id });
const blueprint: Blueprint = {
  schema: 1,
  title: 'b',
  passMark: 68,
  note: 'n',
  objectives: [objective('one'), objective('two')],
};
const entry = (id: string, where: string, level: QuestionEntry['level']): QuestionEntry => ({
  id,
  objective: where,
  level,
  kind: 'one',
  digest: 'd',
});
const content = {
  blueprint,
  index: [
    entry('a1', 'one', 'judge'),
    entry('a2', 'one', 'recall'),
    entry('b1', 'two', 'recall'),
    entry('b2', 'two', 'apply'),
  ],
  teaching: new Map([['respawn/no-exit-handler', ['b2', 'gone']]]),
};
const limits = { fresh: 3, reviews: 10 };
const noon = new Date(2026, 2, 10, 12);
const before = (days: number) => new Date(noon.getTime() - days * 86_400_000).toISOString();
const score = (recalls: number[]) => ({
  times: 1,
  correct: 0,
  last: before(0),
  lastCorrect: false,
  digest: 'd',
  recalls,
});

it('begins with what is to be known, each objective in turn', () => {
  expect(reviewToday(emptyProgress(), content, limits, noon).asked).toEqual(['a2', 'b1', 'a1']);
});

it('asks what a mistake in a lab brought up, before anything new', () => {
  const state = {
    ...emptyProgress(),
    raised: { 'respawn/no-exit-handler': before(1), 'respawn/other': before(1) },
  };
  expect(reviewToday(state, content, limits, noon).asked).toEqual(['b2', 'a2', 'b1', 'a1']);
});

it('a card begun today counts against what is new today, and comes back in its minutes', () => {
  const at = new Date(noon.getTime() - 1000).toISOString();
  const state = { ...emptyProgress(), questions: new Map([['a2', score(recalled([], at, 3))]]) };
  const today = reviewToday(state, content, limits, noon);
  expect(today.queue.fresh).toEqual(['b1', 'a1']);
  expect(today.nextLearning).toBe(noon.getTime() - 1000 + 10 * 60_000);
});

it('a question that has left the bank is asked no more', () => {
  const state = { ...emptyProgress(), questions: new Map([['gone', score(recalled([], before(3), 1))]]) };
  expect(reviewToday(state, content, limits, noon).cards).toEqual([]);
});

it('names what is forgotten again and again with its objective, the worst first', () => {
  const lapsing = (times: number) => {
    let recalls = recalled([], before(100), 4);
    for (let round = 1; round <= times; round++) {
      recalls = recalled(recalls, before(100 - 10 * round), 1);
      for (const later of [0.1, 0.2]) recalls = recalled(recalls, before(100 - 10 * round - later), 3);
    }
    return score(recalls);
  };
  const questions = new Map([
    ['a1', lapsing(4)],
    ['a2', lapsing(2)],
    ['b1', lapsing(6)],
  ]);
  expect(reviewToday({ ...emptyProgress(), questions }, content, limits, noon).leeches).toEqual([
    { question: 'b1', objective: 'two', lapses: 6 },
    { question: 'a1', objective: 'one', lapses: 4 },
  ]);
});
