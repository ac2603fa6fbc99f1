import { expect, it } from 'vitest';
import { alikePairs, nearDuplicates } from './alike.ts';
import { one, options } from './testing.ts';

const texts = [
  ['kill', 'A worker is killed by the kernel for want of memory. What does its primary learn of it?'],
  ['ports', 'Three servers listen on port zero in one process. How many different ports are opened?'],
  ['proxy', 'A proxy keeps two connections open for all of its clients. Which workers stand idle then?'],
  ['drain', 'During a drain an upload is still under way. When does the server call back?'],
] as const;
const bank = texts.map(([id, prompt]) =>
  one(id, {
    prompt,
    explanation: `${prompt} It was measured.`,
    options: options(`${id} one`, `${id} two`, `${id} three`),
  }),
);

it('finds a question that is asked again in nearly the same words', () => {
  const [first] = bank;
  const again = {
    ...first,
    id: 'again',
    prompt: 'The kernel has killed a worker for want of memory. What does its primary learn?',
  };
  expect(nearDuplicates([...bank, again as (typeof bank)[number]])).toEqual([
    expect.stringMatching(/^kill and again are nearly the same: they share \d\d % of/),
  ]);
});

it('finds nothing in questions that differ, however much of a program they share', () => {
  const code = "import cluster from 'node:cluster';\nif (cluster.isPrimary) cluster.fork();\n";
  expect(nearDuplicates(bank.map((question) => ({ ...question, code })))).toEqual([]);
});

it('is the same in any order, and full for what is equal', () => {
  const [first, second] = bank;
  if (first === undefined || second === undefined) throw new Error('no questions');
  const twins = [first, { ...first, id: 'twin' }, second];
  expect(alikePairs(twins, 0.9)).toEqual([{ one: 'kill', other: 'twin', share: 1 }]);
  expect(alikePairs(twins.toReversed(), 0.9)).toEqual([{ one: 'twin', other: 'kill', share: 1 }]);
});
