import { expect, test } from 'vitest';
import { textOf } from '../line.ts';
import { briefLines } from './brief.ts';

const told = (markdown: string, width = 60, lesson = false): string[] =>
  briefLines(markdown, width, lesson).map(textOf);

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
  expect(told(`- [disconnect](${url})`, url.length + 4)).toEqual(['  • disconnect', `    ${url}`]);
  expect(told(`- [disconnect](${url})`, url.length + 3)).toEqual(['  • disconnect', url]);
  expect(told(`- [disconnect](${url})`, url.length - 2)).toEqual([
    '  • disconnect',
    url.slice(0, -2),
    url.slice(-2),
  ]);
});

test('what people get wrong is told as wrong, and what is true stands on lines of its own', () => {
  expect(
    told(
      '- *Two threads can share `listen()`, as workers\n  do.* The second gets `EADDRINUSE`, since it is the same process.',
      60,
      true,
    ),
  ).toEqual([
    '  ✗ Wrong: “Two threads can share listen(), as workers do.”',
    '  ✓ True: The second gets EADDRINUSE, since it is the same',
    '    process.',
  ]);
  // A lab's brief stresses what it likes.
  expect(told('- *Keep it small.* It is read.')).toEqual(['  • Keep it small. It is read.']);
  expect(told('- *Stressed* words begin it.', 60, true)).toEqual(['  • Stressed words begin it.']);
});

test('an item goes on below its text', () => {
  expect(told('- one two three', 12)).toEqual(['  • one two', '    three']);
});

test('a number in a table is told with the head of its column', () => {
  expect(told('| check | points | when |\n|---|---|---|\n| `serves` | 5 | it boots |')).toEqual([
    '  • serves: 5 points · it boots',
  ]);
});
