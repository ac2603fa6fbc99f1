import { describe, expect, it } from 'vitest';
import { barOf, Estimate, roughly } from './estimate.ts';

describe('an estimate', () => {
  it('knows only what was expected, before anything is done', () => {
    expect(new Estimate([1000, 2000, 3000], 2).left(0)).toBe(3000);
    expect(new Estimate([], 3).left(0)).toBe(0);
    expect(new Estimate([4000], 3).left(0)).toBe(4000);
  });

  it('takes what is left to be as much slower than expected as what is done', () => {
    const estimate = new Estimate([1000, 1000, 1000, 1000], 1);
    estimate.done(1000);
    expect(estimate.left(3000)).toBe(9000);
    estimate.done(1000);
    estimate.done(1000);
    estimate.done(1000);
    expect(estimate.left(12_000)).toBe(0);
  });

  it('waits until as many are done as run at once', () => {
    const estimate = new Estimate([1000, 1000, 1000, 1000], 2);
    estimate.done(1000);
    expect(estimate.left(5000)).toBe(1500);
  });
});

it.each([
  [0, '0 s'],
  [8200, '9 s'],
  [59_000, '59 s'],
  [61_000, '1 min 10 s'],
  [80_000, '1 min 20 s'],
  [179_000, '2 min 50 s'],
  [3_720_000, '1 h 2 min'],
])('%i ms are roughly %s', (ms, text) => {
  expect(roughly(ms)).toBe(text);
});

it('draws how far it is', () => {
  expect(barOf('grades', 34, 116, 80_000)).toBe(
    'grades [#####...............]  34 of 116 · about 1 min 20 s left',
  );
  expect(barOf('grades', 4, 4, 0)).toBe('grades [####################] 4 of 4 · done');
});
