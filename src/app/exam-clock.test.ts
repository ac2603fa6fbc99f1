import { expect, test } from 'vitest';
import { examClock } from './exam-clock.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');
const clocks = () => {
  const at = { monotonic: 500, date: START };
  return { at, clock: { monotonic: () => at.monotonic, date: () => new Date(at.date) } };
};

test('it goes on while the lid is closed, when the monotonic clock may stand', () => {
  const { at, clock } = clocks();
  const now = examClock(clock);
  at.date = START + 3_600_000;
  expect(now()).toBe(START + 3_600_000);
});

test('it goes on while the time of day is set back', () => {
  const { at, clock } = clocks();
  const now = examClock(clock);
  at.date = START - 86_400_000;
  at.monotonic += 60_000;
  expect(now()).toBe(START + 60_000);
});

test('it never goes back, neither behind itself nor behind what the journal has seen', () => {
  const { at, clock } = clocks();
  const now = examClock(clock, START + 5000);
  expect(now()).toBe(START + 5000);
  at.date = START + 9000;
  expect(now()).toBe(START + 9000);
  at.date = START;
  at.monotonic = 0;
  expect(now()).toBe(START + 9000);
});
