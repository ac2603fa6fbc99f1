import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
const EDITOR = join(import.meta.dirname, 'fixtures', 'reading-editor.sh');
/** How often the terminal is handed over and taken back. */
const TIMES = 3;
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-editor-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

const open = (...more: string[]): RunningTerminal => {
  const place = ['--progress', join(home, 'progress'), '--dir', join(home, 'work')];
  terminal = openTerminal([process.execPath, BIN, 'lab', 'fork-workers', ...place, ...more], {
    cwd: home,
    rows: 40,
    env: { VISUAL: `/bin/sh ${EDITOR} ${join(home, 'keys')}` },
  });
  return terminal;
};

/**
 * Presses each key alone, and the next only when the editor has shown the one before; the last ends the editor. Waits
 * for what is on the screen after it.
 */
const typeInEditor = async (on: RunningTerminal, after: string): Promise<void> => {
  await on.waitFor('editor up');
  for (const key of ['a', 'b', 'c']) {
    on.press(key);
    await on.waitFor(`key ${key}`);
  }
  on.press('.');
  await on.waitFor(after);
  expect(await readFile(join(home, 'keys'), 'utf8')).toBe('abc.');
};

test('every key that is pressed in the editor is the editor’s, and the screen takes keys again', async () => {
  const on = open();
  await on.waitFor('The checks');
  for (let time = 0; time < TIMES; time++) {
    on.press('e');
    await typeInEditor(on, 'The checks');
    on.press('b');
    await on.waitFor('Your task');
    on.press(KEY.escape);
    await on.waitFor('The checks');
  }
  on.press('q');
  expect(await on.exit).toBe(1);
  expect(on.state()).toEqual(AS_BEFORE);
});

test('in the plain form too, and what is typed afterwards is read again', async () => {
  const on = open('--plain');
  await on.waitFor('Type a letter and Enter');
  for (let time = 0; time < TIMES; time++) {
    on.press('e', KEY.enter);
    await typeInEditor(on, 'editor down');
    on.press('h', KEY.enter);
    await on.waitFor('The next hint');
  }
  on.press('q', KEY.enter);
  expect(await on.exit).toBe(1);
  expect(on.state()).toEqual(AS_BEFORE);
});
