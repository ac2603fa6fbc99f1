import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../ui/testing/terminal.ts';

const TAB = '\t';
const BIN = join(import.meta.dirname, '../../bin/clusterprep.cjs');
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-review-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(...args: string[]): RunningTerminal {
  terminal = openTerminal([process.execPath, BIN, 'review', '--progress', home, ...args], {
    cwd: home,
    rows: 50,
  });
  return terminal;
}

/** All digits are an answer to a question of any kind. */
async function answer(on: RunningTerminal, place: number, of: number): Promise<void> {
  await on.waitFor(new RegExp(`Question ${place} of ${of} [\\s\\S]*enter answer`));
  on.press('123456789', KEY.enter);
  await on.waitFor('enter go on', 60_000);
}

async function recordTypes(): Promise<string[]> {
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  return [...journal.matchAll(/"type":"(\w+)"/g)].flatMap(([, type]) => type ?? []);
}

test('an answer is taken back and given again, surely; Ctrl-C leaves the terminal as before, and the rest is asked later', async () => {
  const on = open('--new', '2', '--seed', '7');
  await answer(on, 1, 2);
  on.press('u');
  await on.waitFor(/Question 1 of 2 [\s\S]*How sure\?/);
  on.press(TAB);
  await on.waitFor('[sure]');
  await answer(on, 1, 2);
  on.press(KEY.enter);
  await on.waitFor(/Question 2 of 2 [\s\S]*How sure\?/);
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.screen()).toContain('Interrupted after 1 answer. `clusterprep review` asks the rest.');
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session', 'answer', 'undo', 'answer']);
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  expect([...journal.matchAll(/"confidence":(null|\d)/g)].map(([, said]) => said)).toEqual(['null', '1']);

  const later = open('--new', '2', '--seed', '7');
  await answer(later, 1, 1);
  later.press(KEY.enter);
  await later.waitFor(/the result/);
  later.press(KEY.enter);
  expect(await later.exit).toBe(0);
  expect(later.screen()).toContain('Cards of the coming days');
  expect(later.state()).toEqual(AS_BEFORE);
});

test('line by line: how sure, undo, and Ctrl-C at a prompt', async () => {
  const on = open('--plain', '--new', '1', '--seed', '7');
  await on.waitFor('? Your answer:');
  on.press(':s', KEY.enter);
  await on.waitFor('How sure: sure.');
  on.press(':u', KEY.enter);
  await on.waitFor('There is no answer to take back');
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session']);
});
