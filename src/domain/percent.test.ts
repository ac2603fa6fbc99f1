import { expect, test } from 'vitest';
import { percentOf, reaches } from './percent.ts';

test('a share is rounded down, so that only all is 100 and what is told as the pass mark has reached it', () => {
  expect([percentOf(199, 200), percentOf(200, 200), percentOf(21, 31), percentOf(1, 344)]).toEqual([
    99, 100, 67, 0,
  ]);
  expect(percentOf(0.7 + 0.1 + 0.2, 1)).toBe(100);
  expect(percentOf(0, 0)).toBe(0);
});

test('a mark is compared unrounded', () => {
  expect([reaches(21, 31, 68), reaches(17, 25, 68), reaches(0.1 + 0.2, 1, 30), reaches(0, 0, 0)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
