import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { processesIn } from '../../ui/testing/processes.ts';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BIN = join(ROOT, 'bin', 'clusterprep.cjs');
const SOLUTION = join(ROOT, 'labs', 'graceful-shutdown', 'solution', 'server.js');
/** A grade on a machine that is busy with other tests. */
const GRADE_MS = 50_000;
vi.setConfig({ testTimeout: 2 * GRADE_MS + 20_000 });
let home = '';
let work = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-lab-'));
  work = join(home, 'work');
});
afterEach(async () => {
  await terminal?.close();
  await nothingLeft();
  await rm(home, { recursive: true, force: true });
});

/** The keeper of the terminal names the folder too, until it has ended. */
const nothingLeft = (): Promise<void> =>
  vi.waitFor(() => expect(processesIn(home), 'processes left').toEqual([]), {
    timeout: 10_000,
    interval: 50,
  });

const ARGS = (): string[] => [
  'lab',
  'graceful-shutdown',
  '--dir',
  work,
  '--progress',
  join(home, 'progress'),
];
function open(args: string[], options: Parameters<typeof openTerminal>[1] = {}): RunningTerminal {
  terminal = openTerminal([process.execPath, BIN, ...args], { cwd: home, ...options });
  return terminal;
}

async function records(): Promise<string[]> {
  const journal = await readFile(join(home, 'progress', 'journal.jsonl'), 'utf8');
  return [...journal.matchAll(/"type":"([\w-]+)"/g)].flatMap(([, type]) => type ?? []);
}

test('from starter to pass at 80×24: a save is graded, the mistake is taught, the pass is kept', async () => {
  const on = open(ARGS());
  await on.waitFor('Waiting for a save');
  expect(on.screen()).toMatch(/(25:00|24:5\d) left/);
  on.press('r');
  await on.waitFor('✗ Not passed yet', GRADE_MS);
  expect(on.screen()).toContain('The mistake: The primary does not listen to the signal');
  await copyFile(SOLUTION, join(work, 'server.js'));
  await on.waitFor('✓ Passed  100 of 100 points', GRADE_MS);
  expect(on.screen()).toContain('What this proved:');
  await on.waitFor('Next: clusterprep lab');
  on.press('d');
  await on.waitFor('the same');
  on.press('q', 'q');
  expect(await on.exit).toBe(0);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(on.screen()).toContain('passed with 100 points');
  expect(await records()).toEqual(['lab-start', 'grade', 'grade', 'attempt']);
});

test('Ctrl-C in the middle of a grade: 130, the terminal as before, no process left', async () => {
  const on = open(ARGS());
  await on.waitFor('Waiting for a save');
  on.press('r');
  await on.waitFor(/\d served/, GRADE_MS);
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
  await nothingLeft();
  expect(await records()).toEqual(['lab-start']);
});

test('at 60×20 without colour: brief, hint with its cost first, the editor, and the clock that goes on', async () => {
  const env = { NO_COLOR: '1', VISUAL: `cp ${SOLUTION}` };
  const size = { columns: 60, rows: 20, env };
  const on = open(ARGS(), size);
  await on.waitFor('Waiting for a save');
  on.press('b');
  await on.waitFor('It is Thursday');
  on.press('b', 'h');
  await on.waitFor(/hint \(1 of \d\) costs 2 points/);
  on.press('h');
  await on.waitFor('Hint 1:');
  on.press('q', 'd');
  await on.waitFor('pass first, or');
  on.press('e');
  await on.waitFor('100 of 100 points, 98 after hints', GRADE_MS);
  for (const colour of ['31m', '32m', '33m', '36m']) expect(on.output()).not.toContain(`\u001b[${colour}`);
  on.press('q');
  expect(await on.exit).toBe(0);
  expect(on.state()).toEqual(AS_BEFORE);
});

test('the solution is asked for, ends the attempt, and a restart begins a new one', async () => {
  const on = open(ARGS());
  await on.waitFor('Waiting for a save');
  on.press('s');
  await on.waitFor('Look at the solution?');
  on.press('y');
  await on.waitFor('solution seen');
  await on.waitFor('server.js');
  // The first q closes the solution, the second quits; the command to come back holds the options that were given.
  on.press('q');
  await on.waitFor('The checks');
  on.press('q');
  expect(await on.exit).toBe(1);
  expect(on.screen().replaceAll('\n', '')).toContain(`Begin a new one with: clusterprep ${ARGS().join(' ')}`);
  expect(await records()).toEqual(['lab-start', 'attempt']);
  const again = open(ARGS());
  await again.waitFor(/2\d:\d\d left/);
  again.press('q');
  expect(await again.exit).toBe(1);
  expect(await records()).toEqual(['lab-start', 'attempt', 'lab-start']);
});

test('with TERM=dumb: lines, letters, and 130 on Ctrl-C', async () => {
  // The terminal's own name would win over one in the environment that it is given.
  const command = ['/usr/bin/env', 'TERM=dumb', process.execPath, BIN, ...ARGS()];
  const on = openTerminal(command, { cwd: home, rows: 60 });
  terminal = on;
  await on.waitFor('Type a letter and Enter');
  on.press('h', KEY.enter);
  await on.waitFor('costs 2 points');
  on.press('r', KEY.enter);
  // The end of what is told: the beginning may have left the screen already.
  await on.waitFor('Judged in', GRADE_MS);
  expect(on.output()).toContain('✗ Not passed yet');
  await copyFile(SOLUTION, join(work, 'server.js'));
  await on.waitFor(/Grade 2 begins|What this proved|✓ Ctrl-C drains/, GRADE_MS);
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.output()).not.toContain('\u001b[');
});

const run = (args: string[]): Promise<{ code: number; stdout: string }> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [BIN, ...args], { cwd: home }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout });
    });
    child.stdin?.end();
  });

test('without a terminal it sets up, grades once, and tells by its exit code', async () => {
  const first = await run(ARGS());
  expect(first.code).toBe(1);
  expect(first.stdout).toContain(`Your folder: ${work}`);
  expect(first.stdout).toMatch(/fail +finishes-in-flight: /);
  expect(first.stdout).toContain(`Go on with: clusterprep ${ARGS().join(' ')}\n`);
  expect(first.stdout.split('\n').filter((row) => /\*\w|^\s*\)/.test(row))).toEqual([]);
  await copyFile(SOLUTION, join(work, 'server.js'));
  const second = await run(ARGS());
  expect(second.code).toBe(0);
  expect(second.stdout).toContain('✓ Passed  100 of 100 points');
});
