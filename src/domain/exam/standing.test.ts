import { describe, expect, it } from 'vitest';
import { beats } from './standing.ts';

describe('which of two grades of a lab counts', () => {
  it.each([
    ['more points', { points: 60 }, { points: 50 }, true],
    ['fewer points, though more was judged', { points: 50 }, { points: 60, judged: 70 }, false],
    ['as many, in full', { points: 0 }, { points: 0, judged: 0 }, true],
    ['as many, with less judged', { points: 0, judged: 40 }, { points: 0 }, false],
    ['as many, the earlier stays', { points: 50 }, { points: 50 }, false],
  ])('%s', (_, grade, before, wins) => {
    expect(beats({ maxPoints: 100, ...grade }, { maxPoints: 100, ...before })).toBe(wins);
  });
});
