import { expect, test } from 'vitest';
import { testLab } from '../domain/testing/lab.ts';
import { listed } from './lab-list.ts';
import { labMap } from './lab-map.ts';

const lab = (id: string, ...after: string[]) => ({ ...testLab(), id, after, maxPoints: 100 });
const map = (...labs: ReturnType<typeof lab>[]): string[] =>
  labMap(listed(labs, {})).map(
    ({ lab: { id }, lasts, also }) =>
      `${lasts.map((last) => (last ? '`' : '|')).join('')}${id}${also.map((each) => `+${each}`).join('')}`,
  );

test('each lab stands below the forerunner that comes latest, and tells of the others', () => {
  const labs = [lab('a'), lab('b', 'a'), lab('x'), lab('c', 'a', 'b'), lab('d', 'b', 'x', 'elsewhere')];
  expect(map(...labs)).toEqual(['a', '`b', '`|c', '``d+x', 'x']);
});

test('labs that wait for one another are all there, once', () => {
  expect(map(lab('a', 'b'), lab('b', 'a'), lab('c')).toSorted()).toEqual(['`b', 'a', 'c']);
  expect(map(lab('self', 'self'))).toEqual(['self']);
});
