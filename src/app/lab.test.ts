import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GraderError, UsageError } from '../domain/errors.ts';
import type { NewRecord } from '../domain/record.ts';
import { testLab } from '../domain/testing/lab.ts';
import { type LabDesk, type LabOptions, openLab } from './lab.ts';
import type { RunningAttempt } from './lab-log.ts';
import { fakeGrade } from './testing/fake-grade.ts';

const minute = 60_000;
let base = '';
let now = 0;
let records: NewRecord[] = [];
let desk: LabDesk | undefined;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'clusterprep-desk-'));
  await mkdir(join(base, 'lab', 'starter'), { recursive: true });
  await writeFile(join(base, 'lab', 'starter', 'server.js'), 'starter');
  now = 1_000_000;
  records = [];
});
afterEach(async () => {
  await desk?.close();
  desk = undefined;
  await rm(base, { recursive: true, force: true });
});

const sit = async (
  options: Partial<LabOptions> = {},
  running: RunningAttempt | null = null,
): Promise<LabDesk> => {
  desk = await openLab({
    lab: testLab(),
    source: join(base, 'lab'),
    folder: join(base, 'work'),
    reset: false,
    timed: false,
    grade: fakeGrade(),
    log: { running: () => running, append: async (record) => void records.push(record) },
    now: () => now,
    ...options,
  });
  return desk;
};
const save = (text: string): Promise<void> => writeFile(join(base, 'work', 'server.js'), text);
const phase = (is: string): Promise<void> =>
  vi.waitFor(() => expect(desk?.session().phase.is).toBe(is), { timeout: 10_000, interval: 5 });
const kinds = (): string[] =>
  records.map((record) => (record.type === 'attempt' ? record.status : record.type));

test('the clock is recorded at the start, a grade and a pass when they happen', async () => {
  const lab = await sit();
  lab.run();
  await phase('graded');
  expect(kinds()).toEqual(['lab-start', 'grade']);
  expect(records.at(-1)).toMatchObject({ status: 'fail', mistakes: ['exits-at-once'] });
  await save('right');
  lab.run();
  await vi.waitFor(() => expect(kinds()).toEqual(['lab-start', 'grade', 'grade', 'pass']));
  expect(records.at(-1)).toMatchObject({ of: 'lab', ref: 'test-lab', points: 100, maxPoints: 100 });
});

test('a save is graded, and a newer save cancels the older grade', async () => {
  const log: string[] = [];
  let hold = true;
  const lab = await sit({ grade: fakeGrade({ log, hold: () => hold }) });
  await lab.watch();
  await save('wrong');
  await vi.waitFor(() => expect(log).toContain('start wrong'), { timeout: 10_000 });
  hold = false;
  await save('right');
  await phase('graded');
  expect(log).toEqual(['start wrong', 'aborted wrong', 'start right', 'end right']);
  expect(lab.session().attempt.is).toBe('passed');
});

test('a clock that runs goes on after a restart, with its hints', async () => {
  const running: RunningAttempt = { startedAt: now - 5 * minute, mode: 'practice', hints: 1, lastPoints: 20 };
  const lab = await sit({}, running);
  expect(lab.session()).toMatchObject({ hints: 1, lastPoints: 20, clock: { startedAt: running.startedAt } });
  expect(records).toEqual([]);
  await lab.close();
  const timed = await sit({ timed: true }, running);
  expect(timed.session().clock).toMatchObject({ startedAt: now, mode: 'timed' });
});

test('a hint is recorded with its cost, and a pass is worth less by it', async () => {
  const lab = await sit();
  lab.hint();
  await save('right');
  lab.run();
  await phase('graded');
  await lab.close();
  expect(records[1]).toEqual({ type: 'hint', lab: 'test-lab', hint: 0, cost: 5 });
  expect(records.at(-1)).toMatchObject({ status: 'pass', points: 95 });
});

test('the solution ends an open attempt without points, and no later grade counts', async () => {
  const lab = await sit();
  lab.showSolution();
  await save('right');
  lab.run();
  await phase('graded');
  await lab.close();
  expect(kinds()).toEqual(['lab-start', 'abandoned']);
  expect(records[1]).toMatchObject({ points: 0 });
});

test('after a pass the solution is free', async () => {
  const lab = await sit();
  await save('right');
  lab.run();
  await phase('graded');
  lab.showSolution();
  await lab.close();
  expect(kinds()).toEqual(['lab-start', 'grade', 'pass']);
});

test('a timed attempt ends at zero with the points of its last grade', async () => {
  const lab = await sit({ timed: true });
  lab.run();
  await phase('graded');
  now += 25 * minute;
  lab.tick();
  lab.tick();
  await lab.close();
  expect(kinds()).toEqual(['lab-start', 'grade', 'time-out']);
  expect(records.at(-1)).toMatchObject({ points: 60 });
});

test('a timed attempt whose time ran out while away is recorded, and a new one begins', async () => {
  const lab = await sit({}, { startedAt: now - 26 * minute, mode: 'timed', hints: 1, lastPoints: 60 });
  await lab.close();
  expect(kinds()).toEqual(['time-out', 'lab-start']);
  expect(records[0]).toMatchObject({ points: 55 });
  expect(lab.session().notice).toMatch(/ran out/);
  expect(lab.session().clock).toMatchObject({ startedAt: now, mode: 'practice' });
});

test('trouble with the folder and trouble of the grader are told apart', async () => {
  const fail = (error: Error) => async () => {
    throw error;
  };
  const lab = await sit({ grade: fail(new UsageError('two-entries', 'two entries')) });
  lab.run();
  await phase('not-judged');
  expect(lab.session().phase).toMatchObject({ whose: 'folder', message: 'two entries' });
  await lab.close();
  const other = await sit({ grade: fail(new GraderError('boom', 'no sandbox')) });
  other.run();
  await phase('not-judged');
  expect(other.session().phase).toMatchObject({ whose: 'grader', message: 'no sandbox' });
});

test('a store that cannot write is told once, and the lab goes on', async () => {
  const append = async (): Promise<void> => {
    throw new Error('disk full');
  };
  const lab = await sit({ log: { running: () => null, append } });
  await vi.waitFor(() => expect(lab.session().notice).toMatch(/disk full/));
  lab.run();
  await phase('graded');
});

test('closing cancels the grade and waits for its end', async () => {
  const log: string[] = [];
  const lab = await sit({ grade: fakeGrade({ log, hold: () => true }) });
  lab.run();
  await vi.waitFor(() => expect(log).toEqual(['start starter']));
  await lab.close();
  expect(log).toEqual(['start starter', 'aborted starter']);
});
