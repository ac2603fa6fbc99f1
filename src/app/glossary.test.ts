import { expect, it } from 'vitest';
import { termNamed } from './glossary.ts';

const term = (name: string, also: string[] = []) => ({
  term: name,
  objective: 'balancing',
  also,
  meaning: 'What it means, in a sentence that is long enough.',
  related: [],
  questions: [],
  labs: [],
  source: 'https://nodejs.org/api/cluster.html',
});
const glossary = [term('primary', ['master', 'worker']), term('worker'), term('round robin', ['SCHED_RR'])];

it.each([
  ['primary', 'primary'],
  ['Round-Robin', 'round robin'],
  ['sched_rr', 'round robin'],
  ['MASTER', 'primary'],
  ['worker', 'worker'],
])('finds %s as %s', (given, found) => {
  expect(termNamed(given, glossary).term).toBe(found);
});

it('offers the nearest name for an unknown one', () => {
  expect(() => termNamed('pirmary', glossary)).toThrow(
    'There is no term "pirmary".\nDid you mean "primary"?',
  );
});
