import { expect, test } from 'vitest';
import { testLab } from '../domain/testing/lab.ts';
import { listed, nextLab, suggestedLab } from './lab-list.ts';

const summary = (id: string, ...after: string[]) => ({ ...testLab(), id, after, maxPoints: 100 });
const labs = [summary('a'), summary('d', 'b', 'elsewhere'), summary('b', 'a'), summary('c', 'a')];
const next = (passed: readonly string[], done?: string): string | undefined =>
  nextLab(
    listed(labs, {}).map((lab) => ({ ...lab, passed: passed.includes(lab.id) })),
    done === undefined ? {} : { done },
  )?.id;

test('the next lab waits for its forerunners, and what was just done is one of them', () => {
  expect(next([])).toBe('a');
  expect(next([], 'a')).toBe('b');
  expect(next(['a'], 'b')).toBe('c');
  expect(next(['a', 'b'], 'c')).toBe('d');
});

test('a lab that was passed before is not told again, and there is none when all are passed', () => {
  expect(next(['a', 'b'])).toBe('d');
  expect(next(['b'], 'a')).toBe('d');
  expect(next(['a', 'b', 'c'], 'd')).toBeUndefined();
});

test('labs that wait for one another do not hide each other', () => {
  const round = listed([summary('x', 'y'), summary('y', 'x')], {});
  expect(nextLab(round)?.id).toBe('x');
});

test('of one objective only, also where all of it must wait', () => {
  const other = { ...summary('e', 'd'), objective: 'other' };
  expect(nextLab(listed([...labs, other], {}), { objective: 'other' })?.id).toBe('e');
  expect(nextLab(listed(labs, {}), { objective: 'other' })).toBeNull();
});

test('a list points at the lab whose clock runs, else at the next one', () => {
  const all = listed(labs, {});
  expect(suggestedLab(all)?.id).toBe('a');
  expect(suggestedLab(all.map((lab) => ({ ...lab, running: lab.id === 'd' })))?.id).toBe('d');
});
