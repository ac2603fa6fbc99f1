import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-quiz-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(args: string[], options: Parameters<typeof openTerminal>[1] = {}): RunningTerminal {
  const command = [process.execPath, BIN, 'quiz', '--progress', home, ...args];
  terminal = openTerminal(command, { cwd: home, ...options });
  return terminal;
}

/** All digits are an answer to a question of any kind: whatever has a meaning for each term, or a line picked, takes it. */
async function answer(on: RunningTerminal, place: number, of: number): Promise<void> {
  await on.waitFor(new RegExp(`Question ${place} of ${of} [\\s\\S]*enter answer`));
  on.press('123456789');
  on.press(KEY.enter);
  // A program may have to run first.
  await on.waitFor('enter go on', 60_000);
}

/** Types an answer line by line. Whatever the kind of the question, one of these is taken. */
async function typeAnswer(on: RunningTerminal, place: number, of: number): Promise<void> {
  const question = `Question ${place} of ${of}[\\s\\S]*`;
  await on.waitFor(new RegExp(`${question}\\? Your answer:$`));
  for (const typed of ['1', '1 2', '1 2 3', '1 2 3 4', '1 2 3 4 5', '1 2 3 4 5 6']) {
    on.press(typed, KEY.enter);
    const after = `\\? (Your answer|Enter goes on)[^\\n]*:$|${of} right, `;
    const said = new RegExp(`${question}Your answer: ${typed}\\n[\\s\\S]*(${after})`);
    // A program may have to run first.
    if (!(await on.waitFor(said, 60_000)).endsWith('? Your answer:')) return;
  }
  throw new Error(`question ${place} takes none of what was typed`);
}

async function recordTypes(): Promise<string[]> {
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  return [...journal.matchAll(/"type":"(\w+)"/g)].flatMap(([, type]) => type ?? []);
}

test('a whole quiz at 80×24: each answer told, the result shown and kept, the terminal as before', async () => {
  const on = open(['--count', '4', '--seed', '11']);
  for (const place of [1, 2, 3, 4]) {
    await answer(on, place, 4);
    expect(on.screen()).toMatch(/✓ Right\.|✗ Not right\./);
    on.press(KEY.enter);
  }
  await on.waitFor('Quiz: the result');
  expect(on.screen()).toMatch(/\d of 4 right, \d+ %/);
  on.press(KEY.enter);
  expect(await on.exit).toBe(0);
  expect(on.screen()).toMatch(/\d of 4 right/);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session', 'answer', 'answer', 'answer', 'answer', 'attempt']);
});

test('Ctrl-C leaves the terminal as before with 130, and the quiz is offered again at its next question', async () => {
  const first = open(['--count', '3', '--seed', '11']);
  await answer(first, 1, 3);
  first.press(KEY.interrupt);
  expect(await first.exit).toBe(130);
  expect(first.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session', 'answer']);

  const second = open([]);
  await second.waitFor('1 of 3 questions are');
  second.press(KEY.enter);
  await answer(second, 2, 3);
  second.press('q');
  await second.waitFor('Quiz: the result');
  second.press('q');
  expect(await second.exit).toBe(0);
  expect(await recordTypes()).toEqual(['session', 'answer', 'answer', 'attempt']);
});

test('at 60×20 without colour: nothing is cut off at the bottom, help covers, the page scrolls', async () => {
  const on = open(['--count', '2', '--seed', '3'], { columns: 60, rows: 20, env: { NO_COLOR: '1' } });
  await answer(on, 1, 2);
  expect(on.screen()).toContain('more · PgUp PgDn');
  on.press('?');
  await on.waitFor('flag the question');
  on.press('?');
  await on.waitFor('enter go on');
  on.press(KEY.pageDown);
  await on.waitFor(/↑ \d+ above/);
  expect(on.output()).not.toMatch(new RegExp(`${KEY.escape}\\[(3[0-7]|9[0-7]|38)`));
  on.press('q');
  await on.waitFor('Quiz: the result');
  on.press(KEY.enter);
  expect(await on.exit).toBe(0);
  expect(on.state()).toEqual(AS_BEFORE);
});

test('--plain on a terminal asks with prompts, and Ctrl-C there ends with 130', async () => {
  const on = open(['--plain', '--count', '1', '--seed', '11', 'shutdown-and-reload'], { rows: 60 });
  await on.waitFor('Question 1 of 1');
  await on.waitFor('? Your answer:');
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.screen()).toContain('Interrupted before the first answer.');
  expect(on.state()).toEqual(AS_BEFORE);
});

test('--plain: Enter goes on after feedback, and the end of input (Ctrl-D) ends the quiz with its score', async () => {
  const on = open(['--plain', '--count', '2', '--seed', '11', 'failure-and-respawn'], { rows: 100 });
  await typeAnswer(on, 1, 2);
  on.press(KEY.enter);
  await on.waitFor(/Question 2 of 2[\s\S]*\? Your answer:/);
  on.press(KEY.end);
  expect(await on.exit).toBe(1);
  expect(on.output()).toContain('The input ends here.');
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session', 'answer', 'attempt']);
});

test('--plain, killed with -9 after an answer: nothing is lost, and it is offered and goes on to the result', async () => {
  const first = open(['--plain', '--count', '3', '--seed', '11'], { rows: 100 });
  await typeAnswer(first, 1, 3);
  await first.close();
  expect(await recordTypes()).toEqual(['session', 'answer']);

  const on = open(['--plain'], { rows: 200 });
  await on.waitFor(/1 of 3 questions are[\s\S]*Go on with it\?/);
  on.press(KEY.enter);
  for (const place of [2, 3]) {
    await typeAnswer(on, place, 3);
    if (place < 3) on.press(KEY.enter);
  }
  await on.exit;
  expect(on.screen()).toMatch(/\d of 3 right, \d+ %/);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toEqual(['session', 'answer', 'answer', 'answer', 'attempt']);
});

test('a terminal that can do nothing: Ctrl-C at the first question has a last word too', async () => {
  // Through `env`: the pseudo-terminal sets TERM itself.
  const quiz = [BIN, 'quiz', '--progress', home, '--count', '1', '--seed', '11'];
  const command = ['env', 'TERM=dumb', process.execPath, ...quiz];
  const on = openTerminal(command, { cwd: home, rows: 60 });
  terminal = on;
  await on.waitFor(/\nType /);
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.screen()).toContain('Interrupted before the first answer.');
});
