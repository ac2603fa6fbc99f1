import { expect, test } from 'vitest';
import { doctorText } from './doctor-text.ts';

const found = [
  { what: 'Node', state: 'good', is: 'v24.1.0, 2 CPUs' },
  {
    what: 'Untrusted code',
    state: 'weaker',
    is: 'grade --untrusted refuses to run, and this goes on for longer than a line',
    advice: 'It needs bubblewrap, which has to be installed by someone who may do so.',
  },
] as const;

test('names and what is said of them stand below one another, and nothing is wider than asked', () => {
  const text = doctorText(found, 60);
  expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  expect(text).toMatch(/^good {4}Node {12}v24/);
  expect(text).toMatch(/^weaker {2}Untrusted code {2}grade/m);
  expect(text).toMatch(/^ {24}\S/m);
  expect(text).toMatch(/^ {8}→ It needs/m);
});

test('a path is never broken', () => {
  const is = `/a${'/long'.repeat(30)}`;
  expect(doctorText([{ what: 'Scores', state: 'good', is }], 60)).toContain(is);
});
