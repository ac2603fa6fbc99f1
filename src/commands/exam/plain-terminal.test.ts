import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
/** One of these is taken as an answer, whatever the kind of the question. */
const TYPED = ['1', '1 2', '1 2 3', '1 2 3 4', '1 2 3 4 5', '1 2 3 4 5 6'];
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-exam-plain-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(args: string[]): RunningTerminal {
  const command = [process.execPath, BIN, 'exam', '--plain', '--progress', home, ...args];
  terminal = openTerminal(command, { cwd: home, rows: 70 });
  return terminal;
}

/** Types an answer to this item, and waits for what comes after it. */
async function answer(on: RunningTerminal, place: number): Promise<void> {
  const item = `Item ${place} of 20 `;
  await on.waitFor(new RegExp(`${item}[\\s\\S]*\\? Your answer:$`));
  for (const typed of TYPED) {
    on.press(typed, KEY.enter);
    const said = new RegExp(`${item}[\\s\\S]*Your answer: ${typed}\\n([\\s\\S]*)\\? [A-Z][^\\n]*:$`);
    const [, next = ''] = said.exec(await on.waitFor(said)) ?? [];
    if (next.includes(`Item ${place + 1} of 20`) || next.includes('answered')) return;
  }
  throw new Error(`item ${place} takes none of what was typed`);
}

async function attempts(): Promise<{ readonly given: number; readonly attempts: number }> {
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  const count = (type: string): number => journal.split(`"type":"${type}"`).length - 1;
  return { given: count('answer'), attempts: count('attempt') };
}

test('a whole sitting line by line, killed with -9 in its middle: it goes on where it was, to the result', async () => {
  const first = open(['--size', 'quiz', '--seed', '11']);
  await first.waitFor('? Enter begins');
  first.press(KEY.enter);
  for (let place = 1; place <= 10; place++) await answer(first, place);
  await first.waitFor(/Item 11 of 20[\s\S]*\? Your answer:$/);
  await first.close();
  expect(await attempts()).toEqual({ given: 10, attempts: 0 });

  const on = open(['--resume']);
  for (let place = 11; place <= 20; place++) await answer(on, place);
  await on.waitFor('20 of 20 answered');
  on.press('s', KEY.enter);
  await on.waitFor('All 20 items have an answer');
  on.press('y', KEY.enter);
  const code = await on.exit;
  expect(on.output()).toMatch(/(Passed|Not passed): \d+ %/);
  expect(code).toBe(on.output().includes('Not passed') ? 1 : 0);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await attempts()).toEqual({ given: 20, attempts: 1 });
});
