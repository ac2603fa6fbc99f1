import { expect, test } from 'vitest';
import { newLabSession } from '../../domain/lab-session.ts';
import { testLab } from '../../domain/testing/lab.ts';
import { textOf, widthOf } from '../line.ts';
import { commandOf } from './commands.ts';
import { laneLegend } from './lanes.ts';
import { helpLines, hintLines } from './overlay-texts.ts';

const session = newLabSession(testLab(), { startedAt: 0, now: 0, minutes: 25, mode: 'practice' });

test('the help names every letter that does something, and nothing else', () => {
  const told = helpLines(80).map(textOf);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const works = commandOf(letter, session).do !== 'nothing';
    expect([letter, told.some((text) => text.startsWith(`  ${letter} `))]).toEqual([letter, works]);
  }
});

test('a hint tells first what it costs; one that costs nothing is free', () => {
  expect(hintLines(session, 80).map(textOf).join(' ')).toMatch(/The next hint \(1 of \d+\) costs \d+ points/);
  const lab = { ...session.lab, hints: session.lab.hints.map((hint) => ({ ...hint, cost: 0 })) };
  expect(
    hintLines({ ...session, lab }, 80)
      .map(textOf)
      .join(' '),
  ).toContain('is free now');
});

test('the legend takes one row in any width, and is whole from 60 columns on', () => {
  const wide = '  ◌ booting  ● serving  ✗ killed or crashed  ○ gone  → replaced by  × served';
  expect(textOf(laneLegend(80))).toBe(wide);
  expect(textOf(laneLegend(60))).toBe(' ◌ booting ● serving ✗ killed ○ gone → replaced by × served');
  expect(widthOf(laneLegend(40))).toBeLessThanOrEqual(40);
});
