import { describe, expect, it } from 'vitest';
import { recordSchema } from './record.ts';

const at = '2026-03-01T10:00:00.000Z';
const common = { v: 1, at, id: 'r' };
const exam = {
  size: 'quiz',
  mode: 'exam',
  minutes: 30,
  deadline: at,
  bank: 'b',
  version: '0.1.0',
  node: 'v24.0.0',
  dir: 'd',
  items: [],
};
const session = (more: object) => ({
  ...common,
  type: 'session',
  session: 's',
  seed: 1,
  mode: 'exam',
  questions: [],
  objectives: [],
  exam: { ...exam, ...more },
});
const grade = (points: number) => ({
  ...common,
  type: 'grade',
  lab: 'l',
  status: 'fail',
  points,
  maxPoints: 100,
  mistakes: [],
  hints: 0,
  durationMs: 1,
});
const isRecord = (value: unknown): boolean => recordSchema.safeParse(value).success;

describe('a line of the journal', () => {
  it('is one with plain values', () => {
    expect(isRecord(session({}))).toBe(true);
    expect(isRecord(grade(55.5))).toBe(true);
  });

  it.each([[{ minutes: -1e300 }], [{ minutes: 0 }], [{ deadline: 'soon' }], [{ deadline: '2026-99-01' }]])(
    'is none with %j in its exam',
    (more) => {
      expect(isRecord(session(more))).toBe(false);
    },
  );

  it.each([1e308, -1])('is none with %d points', (points) => {
    expect(isRecord(grade(points))).toBe(false);
  });
});
