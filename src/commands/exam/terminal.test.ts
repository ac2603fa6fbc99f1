import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sitExam } from '../../app/exam.ts';
import { ownExamContent } from '../../app/exam-content.ts';
import { planExam } from '../../app/exam-plan.ts';
import { openStore } from '../../store/store.ts';
import { processesIn } from '../../ui/testing/processes.ts';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BIN = join(ROOT, 'bin', 'clusterprep.cjs');
const MINUTE = 60_000;
/** A grade on a machine that is busy with other tests. */
const GRADE_MS = 50_000;
vi.setConfig({ testTimeout: 2 * GRADE_MS + 20_000 });
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-exam-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(args: string[] = [], options: Parameters<typeof openTerminal>[1] = {}): RunningTerminal {
  const command = [process.execPath, BIN, 'exam', '--progress', home, ...args];
  terminal = openTerminal(command, { cwd: home, ...options });
  return terminal;
}

async function recordTypes(): Promise<Record<string, number>> {
  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  const types: Record<string, number> = {};
  for (const [, type = ''] of journal.matchAll(/"type":"(\w+)"/g)) types[type] = (types[type] ?? 0) + 1;
  return types;
}

/** The first seed whose half exam has this lab, and the lab's place in it, counted from 1. */
async function seedWith(lab: string): Promise<{ readonly seed: number; readonly place: number }> {
  const content = await ownExamContent();
  const around = { clock: { date: () => new Date() }, place: { cwd: home, root: home } };
  for (let seed = 1; seed < 200; seed++) {
    const { paper } = await planExam(content, { size: 'half', mode: 'exam', seed }, around);
    const place = paper.items.findIndex(({ id }) => id === lab) + 1;
    if (place > 0) return { seed, place };
  }
  throw new Error(`no half exam has ${lab}`);
}

/** A sitting of half an hour that was begun so long ago, with its first question answered, and left. */
async function begunBefore(ms: number): Promise<void> {
  const content = await ownExamContent();
  const begin = Date.now() - ms;
  const clock = { date: () => new Date(begin), monotonic: () => 0 };
  const store = await openStore({ progress: home, now: clock.date });
  const place = { cwd: home, root: home };
  const plan = await planExam(content, { size: 'quiz', mode: 'exam', seed: 11 }, { clock, place });
  const grade = () => Promise.reject(new Error('no labs here'));
  const sitting = await sitExam(plan, { store, clock, content, grade });
  for (let digit = 1; digit <= 9; digit++) await sitting.dispatch({ type: 'digit', digit });
  await sitting.dispatch({ type: 'type', text: '1' });
  await sitting.dispatch({ type: 'give' });
  await sitting.dispatch({ type: 'quit' });
  await sitting.close();
  await store.close();
}

/** All digits are an answer to a question of any kind. */
async function answer(on: RunningTerminal, place: number): Promise<void> {
  await on.waitFor(new RegExp(`^${place} of 20 [\\s\\S]*enter keep`));
  on.press('123456789', KEY.enter);
}

test('a whole sitting at 80×24: intro, twenty answers, overview, asked once, the result', async () => {
  const on = open(['--size', 'quiz', '--seed', '11']);
  await on.waitFor('20 questions');
  expect(on.screen()).toContain('Seed  11');
  on.press(KEY.enter);
  for (let place = 1; place <= 20; place++) await answer(on, place);
  await on.waitFor('Overview: 20 of 20 answered');
  // Back to the second by its number, to change the answer; nothing is told of right and wrong.
  on.press('2', KEY.enter);
  await on.waitFor(/^2 of 20 .* answered/);
  expect(on.screen()).not.toMatch(/[✓✗]/);
  on.press(KEY.tab, 's');
  await on.waitFor(/^(Submit the exam\?|3 of 20)/);
  // Where words are typed, s is one of them.
  if (!on.screen().startsWith('Submit')) on.press(KEY.control.o, 's');
  await on.waitFor('All 20 items have an answer');
  on.press('y');
  await on.waitFor('Exam: the result');
  expect(on.screen()).toMatch(/(Passed|Not passed): \d+ %, the pass mark is 68 %/);
  expect(on.screen()).toContain('By objective, weakest first');
  on.press('n');
  await on.waitFor('What you missed');
  on.press('q');
  expect(await on.exit).toBe(on.screen().includes('Not passed') ? 1 : 0);
  expect(on.screen()).toMatch(/\d+ of \d+ points\. Submitted after/);
  expect(on.state()).toEqual(AS_BEFORE);
  const { session, attempt, answer: answers = 0 } = await recordTypes();
  expect({ session, attempt }).toEqual({ session: 1, attempt: 1 });
  expect(answers).toBeGreaterThanOrEqual(20);
});

test('after kill -9, at 60×20 without colour: answers, flag, place and clock are there', async () => {
  const size = { columns: 60, rows: 20, env: { NO_COLOR: '1' } };
  const first = open(['--size', 'quiz', '--seed', '11'], size);
  await first.waitFor('20 questions');
  first.press(KEY.enter);
  await answer(first, 1);
  await answer(first, 2);
  await first.waitFor(/^3 of 20/);
  first.press(KEY.control.f);
  await first.waitFor(/^3 of 20 .*⚑/);
  await first.close();

  const on = open([], size);
  await on.waitFor('An exam goes on');
  expect(on.screen()).toContain('2 of 20 answered, 18 open, 1 flagged');
  on.press(KEY.enter);
  await on.waitFor(/^3 of 20 .*⚑ .*(30:00|29:\d\d)/);
  expect(on.output()).not.toMatch(new RegExp(`${KEY.escape}\\[(3[0-7]|9[0-7]|38)`));
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(on.screen().replaceAll('\n', ' ')).toContain('The clock goes on: 29 minutes left');
  expect(on.screen().replaceAll('\n', '')).toContain(`clusterprep exam --progress ${home}`);
});

test.for(['SIGTERM', 'SIGHUP'] as const)(
  '%s keeps what was picked on the item, as Ctrl-C does',
  async (signal, { skip }) => {
    if (process.platform !== 'linux') skip('the program is found in /proc');
    const on = open(['--size', 'quiz', '--seed', '11']);
    await on.waitFor('20 questions');
    on.press(KEY.enter);
    await on.waitFor(/^1 of 20 [\s\S]*enter keep/);
    on.press('1');
    await on.waitFor('[x]');
    const [pid = ''] = processesIn(home).filter((each) => each.split(' ')[1] === process.execPath);
    process.kill(Number.parseInt(pid, 10), signal);
    expect(await on.exit).toBe(130);
    expect(on.state()).toEqual(AS_BEFORE);
    expect(await recordTypes()).toMatchObject({ answer: 1 });
  },
);

test('the time ran out while nobody was there: it is graded, told and recorded at the next start', async () => {
  await begunBefore(31 * MINUTE);
  const on = open();
  await on.waitFor('Exam: the result');
  expect(on.screen()).toContain('The time was up after 30:00 of 30 minutes');
  expect(on.screen()).toContain('Its time ran out while you were away');
  on.press('q');
  expect(await on.exit).toBe(1);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toMatchObject({ session: 1, attempt: 1 });
});

test('at zero it is over, wherever the learner is: what was picked by then counts', async () => {
  await begunBefore(30 * MINUTE - 7000);
  const on = open(['--resume']);
  await on.waitFor(/^2 of 20 .*0:0\d/);
  await on.waitFor('! Less than 5 minutes are left.');
  on.press('123456789');
  await on.waitFor('Exam: the result');
  expect(on.screen()).toContain('The time was up');
  on.press(KEY.enter);
  expect(await on.exit).toBe(1);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toMatchObject({ answer: 2, attempt: 1 });
});

test('a training explains an answer at once, and it stays as it is', async () => {
  const on = open(['--size', 'quiz', '--mode', 'training', '--seed', '11']);
  await on.waitFor('20 questions');
  on.press(KEY.enter);
  await on.waitFor(/^1 of 20 [\s\S]*enter answer/);
  on.press('123456789', KEY.enter);
  await on.waitFor(/✓ Right\.|✗ Not right\./);
  on.press('o');
  await on.waitFor('1 of 20 answered');
  on.press('s', 'y');
  await on.waitFor('Training: the result');
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
});

test('--plain: prompts, commands, warned, submitted after one question, the whole result printed', async () => {
  await begunBefore(29 * MINUTE);
  const on = open(['--plain', '--resume'], { rows: 60 });
  await on.waitFor(/Item 2 of 20[\s\S]*\? Your answer:/);
  on.press(':n', KEY.enter);
  await on.waitFor(/Item 3 of 20[\s\S]*\? Your answer:/);
  on.press(':f', KEY.enter);
  await on.waitFor('Flagged.');
  on.press(':2', KEY.enter);
  await on.waitFor(/Flagged\.[\s\S]*Item 2 of 20[\s\S]*\? Your answer:/);
  on.press(':s', KEY.enter);
  await on.waitFor('19 of 20 items are open');
  await on.waitFor('? Submit it now?');
  on.press('y', KEY.enter);
  expect(await on.exit).toBe(1);
  expect(on.output()).toContain('Not passed');
  expect(on.output()).toContain('Time per item');
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toMatchObject({ flag: 1, attempt: 1 });
});

test('--plain at zero: the prompt ends by itself, and the result follows', async () => {
  await begunBefore(30 * MINUTE - 7000);
  const on = open(['--plain', '--resume'], { rows: 60 });
  await on.waitFor(/Item 2 of 20[\s\S]*\? Your answer:/);
  expect(await on.exit).toBe(1);
  expect(on.output()).toContain('The time is up.');
  expect(on.output()).toContain('Not passed');
  expect(on.state()).toEqual(AS_BEFORE);
});

test('--plain: Ctrl-C at a prompt ends with 130 and says that the clock goes on', async () => {
  await begunBefore(MINUTE);
  const on = open(['--plain', '--resume']);
  await on.waitFor('? Your answer:');
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.screen()).toContain('The clock goes on');
  expect(on.state()).toEqual(AS_BEFORE);
});

test('a lab in an exam: graded on save by the real grader, no mistake named, the best grade counts', async () => {
  const { seed, place } = await seedWith('fork-workers');
  const work = join(home, 'work');
  const on = open(['--size', 'half', '--seed', String(seed), '--dir', work]);
  await on.waitFor(/\d labs?,/);
  on.press(KEY.enter);
  await on.waitFor(/^1 of \d+ /);
  on.press(KEY.control.o);
  await on.waitFor('Overview: 0 of');
  on.press(String(place), KEY.enter);
  await on.waitFor(/Lab: One worker per core[\s\S]*Waiting for a save/);
  on.press('h');
  await on.waitFor('There are no hints in an exam.');
  on.press('r');
  await on.waitFor('✗ Not passed yet', GRADE_MS);
  expect(on.screen()).not.toContain('The mistake');
  await copyFile(
    join(ROOT, 'labs', 'fork-workers', 'solution', 'server.js'),
    join(work, 'fork-workers', 'server.js'),
  );
  await on.waitFor('✓ Passed  100 of 100 points', GRADE_MS);
  await on.waitFor('Best of 2 grades so far: 100 of 100; it counts.');
  on.press('s', 'y');
  await on.waitFor('Exam: the result');
  on.press('q');
  expect(await on.exit).toBe(1);
  expect(on.screen()).toContain(`Your work on the labs: ${work}`);
  expect(on.state()).toEqual(AS_BEFORE);
  expect(await recordTypes()).toMatchObject({ grade: 2, attempt: 1 });
  await vi.waitFor(() => expect(processesIn(home)).toEqual([]), { timeout: 10_000, interval: 50 });
});
