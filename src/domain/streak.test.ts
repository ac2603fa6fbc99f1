import { expect, test } from 'vitest';
import { addDay, currentStreak, longestRun } from './streak.ts';

const now = new Date('2026-03-10T15:00:00Z');

test('a streak counts back from today', () => {
  expect(currentStreak(['2026-03-08', '2026-03-09', '2026-03-10'], now)).toBe(3);
});

test('a streak that ended yesterday is not lost before today is over', () => {
  expect(currentStreak(['2026-03-08', '2026-03-09'], now)).toBe(2);
  expect(currentStreak(['2026-03-07', '2026-03-08'], now)).toBe(0);
});

test('a day in the future (a clock that was wrong) does not break the streak', () => {
  expect(currentStreak(['2026-03-10', '2030-01-01'], now)).toBe(1);
});

test('no day, no streak', () => {
  expect(currentStreak([], now)).toBe(0);
  expect(longestRun([])).toBe(0);
});

test('days are kept in order and once, whatever order they come in', () => {
  const days: string[] = [];
  const added = ['2026-03-02T10:00:00Z', '2026-03-01T10:00:00Z', '2026-03-02T11:00:00Z', 'nonsense'].map(
    (at) => addDay(days, at),
  );
  expect(days).toEqual(['2026-03-01', '2026-03-02']);
  expect(added).toEqual([true, true, false, false]);
});

test('the longest run may lie in the past, and spans months', () => {
  expect(longestRun(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-05'])).toBe(3);
});
