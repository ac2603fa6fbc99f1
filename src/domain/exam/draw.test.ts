import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuestionEntry } from '../question.ts';
import { testLab } from '../testing/lab.ts';
import { bankDigest, type LabEntry, labDigest, labEntries } from './digest.ts';
import { drawPaper } from './draw.ts';
import { type ExamSize, LEVEL_SHARES, SIZES } from './paper.ts';

const LEVELS = ['recall', 'apply', 'analyse', 'judge'] as const;
const objectives = [40, 30, 20, 10].map((weight, n) => ({
  id: `o${n}`,
  title: `Objective ${n}`,
  weight,
  summary: 'It is small.',
}));
const index: QuestionEntry[] = objectives.flatMap(({ id }) =>
  Array.from({ length: 40 }, (_, n) => ({
    id: `${id}-${n}`,
    objective: id,
    level: LEVELS[n % 4] ?? 'apply',
    kind: 'one' as const,
    digest: `d${n}`,
  })),
);
const lab = (id: string, objective: string, minutes: number): LabEntry => ({
  id,
  objective,
  level: 'beginner',
  minutes,
  digest: id,
});
const labs = [
  lab('a', 'o0', 15),
  lab('b', 'o0', 20),
  lab('c', 'o1', 25),
  lab('d', 'o2', 20),
  lab('e', 'o3', 60),
];
const blueprint = { objectives, passMark: 68 };
const bank = { blueprint, index, labs };
const size = fc.constantFrom<ExamSize>('full', 'half', 'quiz');
const seed = fc.integer();

describe('a paper', () => {
  test('fits its time, asks nothing twice, and no objective has two labs', () => {
    fc.assert(
      fc.property(size, seed, (size, seed) => {
        const { items, minutes } = drawPaper(bank, size, seed);
        const tasks = items.filter(({ kind }) => kind === 'lab');
        const planned = tasks.reduce((sum, { points }) => sum + points, 0);
        expect(minutes).toBe(SIZES[size].minutes);
        expect(planned).toBeLessThanOrEqual(SIZES[size].labMinutes);
        expect(planned + 1.5 * (items.length - tasks.length)).toBeLessThanOrEqual(minutes);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        expect(new Set(tasks.map(({ objective }) => objective)).size).toBe(tasks.length);
        expect(tasks.length > 0).toBe(size !== 'quiz');
      }),
      { numRuns: 60 },
    );
  });

  test('is the same for the same seed, whatever the order of files, and another for another', () => {
    const turned = { blueprint, index: index.toReversed(), labs: labs.toReversed() };
    fc.assert(
      fc.property(size, seed, (size, seed) => {
        expect(drawPaper(turned, size, seed)).toEqual(drawPaper(bank, size, seed));
      }),
      { numRuns: 20 },
    );
    const orders = [1, 2, 3].map((n) =>
      drawPaper(bank, 'quiz', n)
        .items.map(({ id }) => id)
        .join(),
    );
    expect(new Set(orders).size).toBe(3);
  });

  test('follows the weights, in points, and the shares of the levels', () => {
    const { items } = drawPaper({ ...bank, labs: [] }, 'full', 3);
    const all = items.reduce((sum, { points }) => sum + points, 0);
    for (const { id, weight } of objectives) {
      const its = items.filter(({ objective }) => objective === id);
      const points = its.reduce((sum, each) => sum + each.points, 0);
      expect(Math.abs((100 * points) / all - weight), id).toBeLessThan(4);
    }
    for (const level of LEVELS) {
      const part = items.filter((item) => item.level === level).length / items.length;
      expect(Math.abs(part - LEVEL_SHARES[level]), level).toBeLessThan(0.05);
    }
  });

  test('asks about every objective, also those with a lab', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const { items } = drawPaper(bank, 'half', seed);
        const asked = new Set(
          items.flatMap(({ kind, objective }) => (kind === 'question' ? [objective] : [])),
        );
        expect(asked.size).toBe(objectives.length);
      }),
      { numRuns: 20 },
    );
  });

  test('is shorter where there is no more to ask', () => {
    expect(drawPaper({ ...bank, index: index.slice(0, 5), labs: [] }, 'full', 1).items).toHaveLength(5);
    expect(drawPaper({ ...bank, index: [], labs: [] }, 'full', 1).items).toEqual([]);
  });
});

describe('digests', () => {
  test('of the bank change with a question, a lab or a weight', () => {
    const [first, ...others] = index;
    const changed = [{ ...(first ?? index[1]), digest: 'new' } as QuestionEntry, ...others];
    const digests = [
      bankDigest(index, labs, blueprint),
      bankDigest(changed, labs, blueprint),
      bankDigest(index, labs.slice(1), blueprint),
      bankDigest(index, labs, { ...blueprint, passMark: 70 }),
    ];
    expect(new Set(digests).size).toBe(4);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(bankDigest(index.toReversed(), labs.toReversed(), blueprint)).toBe(digests[0]);
  });

  test('of a lab change with what is judged, and not with its words', () => {
    const given = testLab();
    expect(labDigest({ ...given, title: 'Another', hints: [] })).toBe(labDigest(given));
    const [check, ...others] = given.checks;
    const heavier = [{ ...(check ?? others[0]), points: 30 }, ...others] as typeof given.checks;
    expect(labDigest({ ...given, checks: heavier })).not.toBe(labDigest(given));
  });

  test('labs that need PM2 are not drawn', () => {
    const plain = testLab();
    const scenarios = plain.scenarios.map((each) => ({ ...each, launch: 'pm2' as const }));
    expect(labEntries([plain, { ...plain, id: 'with-pm2', scenarios }]).map(({ id }) => id)).toEqual([
      'test-lab',
    ]);
  });
});
