import { describe, expect, test } from 'vitest';
import type { QuestionEntry } from '../question.ts';
import { coverage, type Simulation, simulate } from '../testing/learners.ts';
import type { ExamSize } from './paper.ts';
import { readinessFrom, type Sample } from './readiness.ts';

const sampled = (right: number, of: number): Sample[] =>
  Array.from({ length: of }, (_, n) => ({ kind: 'question', points: 2, share: n < right ? 1 : 0 }));

describe('the estimate', () => {
  test('lies near what was earned, nearer to the middle the less was seen', () => {
    const many = readinessFrom(sampled(72, 80), 68);
    const few = readinessFrom(sampled(9, 10), 68);
    expect(many).toMatchObject({ estimate: 89, level: 80 });
    expect(few.estimate).toBe(83);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
  });

  test('is within its interval, and the chance to reach the pass mark rises with the points', () => {
    let before = -1;
    for (let right = 0; right <= 40; right += 1) {
      const { estimate, low, high, chance } = readinessFrom(sampled(right, 40), 68);
      expect(low).toBeLessThanOrEqual(estimate);
      expect(estimate).toBeLessThanOrEqual(high);
      expect(chance).toBeGreaterThanOrEqual(before);
      before = chance;
    }
    expect(readinessFrom(sampled(0, 40), 68).chance).toBe(1);
    expect(readinessFrom(sampled(40, 40), 68).chance).toBe(99);
  });

  test('knows nothing where nothing was asked', () => {
    expect(readinessFrom([], 68)).toMatchObject({ estimate: 50, low: 10, high: 90, chance: 32 });
  });
});

const objectives = [12, 10, 12, 12, 14, 16, 8, 8, 8].map((weight, n) => ({
  id: `o${n}`,
  title: `Objective ${n}`,
  weight,
  summary: 'It is small.',
}));
const LEVELS = ['recall', 'apply', 'analyse', 'judge'] as const;
const KINDS: readonly QuestionEntry['kind'][] = ['one', 'several', 'fill', 'predict', 'truth'];
const index = objectives.flatMap(({ id }, o) =>
  Array.from({ length: 16 }, (_, n) => ({
    id: `${id}-${n}`,
    objective: id,
    level: LEVELS[(n + o) % 4] ?? 'apply',
    kind: KINDS[n % 5] ?? 'one',
    digest: 'd',
  })),
);
const labs = objectives.slice(0, 7).flatMap(({ id }, o) =>
  [15, 20, 25].map((minutes, n) => ({
    id: `${id}-lab-${n}`,
    objective: id,
    level: (['beginner', 'intermediate', 'advanced'] as const)[(n + o) % 3] ?? 'beginner',
    minutes,
    digest: 'd',
  })),
);
const simulation = (size: ExamSize): Simulation => ({
  bank: { blueprint: { objectives, passMark: 68 }, index, labs: size === 'quiz' ? [] : labs },
  checks: new Map(labs.map(({ id }) => [id, [10, 30, 20, 20, 20]])),
  size,
  population: { name: 'mixed', skill: 0.5, spread: 1, uneven: 0.5 },
  learners: 400,
  papers: 40,
  passMark: 68,
  seed: 1,
});

test.each(['full', 'half', 'quiz'] as const)(
  '%s: of 400 simulated learners the interval of 80 percent holds what they would get in 75 to 85 of 100',
  (size) => {
    const all = simulate(simulation(size));
    expect(coverage(all)).toBeGreaterThanOrEqual(0.75);
    expect(coverage(all)).toBeLessThanOrEqual(0.85);
    // The chances told add up to how many are ready.
    const told = all.reduce((sum, each) => sum + each.told.chance / 100, 0);
    const ready = all.filter(({ truth }) => truth >= 68).length;
    expect(Math.abs(told - ready) / all.length).toBeLessThan(0.05);
  },
);
