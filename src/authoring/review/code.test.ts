import { expect, it } from 'vitest';
import { brokenCode } from './code.ts';
import { one } from './testing.ts';

it.each([
  ['js', "import os from 'node:os';\nawait os.cpus();"],
  ['js', 'with (process) exit();'],
  ['js', 'if (/* your condition */) cluster.fork();'],
  ['ts', 'const count: number = 2;'],
  ['json', '{"type": "module"}'],
  ['sh', '#!/bin/sh\nset -e\nexec node "$1" \'a b\'\n'],
  ['text', 'anything ( goes'],
])('%s that parses is fine: %s', (language, code) => {
  expect(brokenCode(one('x', { language, code }))).toEqual([]);
});

it.each([
  ['js', 'const a = 1;\nconst a = 2;', 'already been declared'],
  ['js', 'cluster.fork(', 'Unexpected'],
  ['ts', 'const count: = 2;', 'its code does not parse'],
  ['json', '{type: 1}', 'JSON'],
  ['sh', 'echo "open', 'a quote is not closed'],
])('%s that does not parse is told: %s', (language, code, why) => {
  expect(brokenCode(one('x', { language, code }))).toEqual([expect.stringContaining(why)]);
});

it('tells of an expression that is accepted and is none', () => {
  const fill = one('x', {
    kind: 'fill',
    grammar: 'expression',
    accepts: ['worker.id', 'worker.'],
    wrong: [{ text: 'worker', because: 'It is the worker, and not its number.' }],
  });
  expect(brokenCode(fill)).toEqual(['it accepts "worker.", which does not parse']);
});
