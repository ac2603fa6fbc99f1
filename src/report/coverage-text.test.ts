import { expect, it } from 'vitest';
import type { BankReport } from '../domain/bank-report.ts';
import { coverageText } from './coverage-text.ts';

const bank: BankReport = {
  questions: 4,
  proofs: 3,
  levels: { recall: 1, judge: 3 },
  kinds: { one: 4, run: 0 },
  objectives: [
    {
      objective: 'balancing',
      title: 'Balancing connections',
      weight: 12,
      share: 75,
      questions: 3,
      levels: { recall: 1, judge: 2 },
      kinds: { one: 3, run: 0 },
    },
  ],
  topics: [
    { group: 'cluster', name: 'cluster.fork([env])', questions: ['a', 'b', 'c', 'd'] },
    { group: 'cluster', name: 'cluster.worker', questions: [] },
    { group: 'PM2', name: 'reload', questions: ['e'] },
  ],
  figures: { choices: 4, longest: 1, shortest: 2, places: [1, 2, 0, 1], statements: 0, truths: 0 },
};

it('tells objective by objective, topic by topic, and the habits', () => {
  expect(coverageText(bank)).toBe(
    [
      'questions: 4, with a proof: 3',
      'levels: recall 1, judge 3',
      'kinds: one 4, run 0',
      '',
      'objective  weight share    n  recall judge  kinds',
      'balancing    12 % 75.0 %    3       1     2  1 of 2',
      '',
      'cluster',
      '  cluster.fork([env])                 4  a, b, c, and 1 more',
      '  cluster.worker                      0  nothing asks for it',
      '',
      'PM2',
      '  reload                              1  e',
      '',
      'the right option is the longest in 1 of 4 (25 %), the shortest in 2 of 4 (50 %)',
      'it stands first, second, third, last in 1, 2, 0, 1 questions (on screen they are shuffled)',
      'true are 0 of 0 (0 %) statements',
    ].join('\n'),
  );
});
