import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-learn-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(...args: string[]): RunningTerminal {
  terminal = openTerminal([process.execPath, BIN, 'learn', ...args], { cwd: home });
  return terminal;
}

test('a step of the path: its lesson, its question, and the path again', async () => {
  const on = open('--progress', home);
  await on.waitFor('0 of 100 points');
  on.press(KEY.down);
  await on.waitFor('See one script run in several processes');
  on.press(KEY.enter);
  await on.waitFor('Step 2 of 8: A primary and its workers');
  await on.waitFor('A Node process runs your JavaScript');
  on.press(KEY.enter);
  await on.waitFor(/Question 1 of 1 [\s\S]*enter answer/);
  on.press('1');
  on.press(KEY.enter);
  await on.waitFor('enter go on');
  on.press(KEY.enter);
  await on.waitFor(/Right: step 2 is done|Not right yet/);
  on.press(KEY.enter);
  await on.waitFor(/(0|10) of 100 points[\s\S]*the lesson, then its question/);
  on.press('q');
  expect(await on.exit).toBe(0);
  expect(on.state()).toEqual(AS_BEFORE);
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  const types = [...journal.matchAll(/"type":"(\w+)"/g)].map(([, type]) => type);
  expect(types).toEqual(['session', 'answer', 'attempt']);
});

test('a lesson alone: it scrolls, q leaves, and Ctrl-C ends with 130', async () => {
  const on = open('balancing');
  await on.waitFor('Four workers, one port');
  for (let page = 0; page < 6; page += 1) on.press(KEY.pageDown);
  await on.waitFor('A proxy in front evens things out');
  on.press('q');
  expect(await on.exit).toBe(0);
  expect(on.state()).toEqual(AS_BEFORE);
  await on.close();
  const again = open('balancing');
  await again.waitFor('Four workers, one port');
  again.press(KEY.interrupt);
  expect(await again.exit).toBe(130);
  expect(again.state()).toEqual(AS_BEFORE);
});
