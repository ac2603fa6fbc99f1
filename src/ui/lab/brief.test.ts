import { expect, test } from 'vitest';
import { textOf } from '../line.ts';
import { briefLines } from './brief.ts';

const told = (markdown: string, width = 60): string[] => briefLines(markdown, width).map(textOf);

test('stressed words lose their asterisks, and asterisks that are meant stay', () => {
  expect(told('1. *Killed*: 2 * 3 and `4*5*6`.\n2. **All** of it')).toEqual([
    '  1. Killed: 2 * 3 and 4*5*6.',
    '  2. All of it',
  ]);
});

test('an address stands on a line of its own, in one piece where the width allows it', () => {
  const url = 'https://nodejs.org/api/cluster.html#workerdisconnect';
  expect(told(`- [\`worker.disconnect()\`](${url}), which is\n  not the same`)).toEqual([
    '  • worker.disconnect(), which is not the same',
    `    ${url}`,
  ]);
  expect(told(`- [disconnect](${url})`, url.length + 1)).toEqual(['  • disconnect', ` ${url}`]);
});

test('an item goes on below its text', () => {
  expect(told('- one two three', 12)).toEqual(['  • one two', '    three']);
});

test('a number in a table is told with the head of its column', () => {
  expect(told('| check | points | when |\n|---|---|---|\n| `serves` | 5 | it boots |')).toEqual([
    '  • serves: 5 points · it boots',
  ]);
});
