import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ExamAction } from '../domain/exam/view.ts';
import { hintCost } from '../domain/lab-session.ts';
import { sample } from '../domain/quiz/testing.ts';
import { DEADLINE, STARTED } from '../domain/testing/exam.ts';
import { type ExamSitting, sitExam } from './exam.ts';
import { findExam, gradeRunOut } from './exam-find.ts';
import type { ExamPlan } from './exam-plan.ts';
import type { ExamStore } from './exam-store.ts';
import { clockAt, examRoom, journalOf, type TestClock } from './testing/exam.ts';
import { fakeGrade } from './testing/fake-grade.ts';

const MINUTE = 60_000;
const right: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] } };
const wrong: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['b'] } };
const asked = [sample.one, sample.predict, sample.truth];

const setUp = async () => {
  const clock = clockAt();
  const journal = journalOf(clock);
  const room = await examRoom(asked);
  let hold = false;
  const log: string[] = [];
  const grade = fakeGrade({ log, hold: () => hold });
  const sit = (
    plan: ExamPlan,
    store: ExamStore = journal.open(),
    at: TestClock = clock,
  ): Promise<ExamSitting> => sitExam(plan, { store, clock: at, content: room.content, grade });
  const holdGrades = (on: boolean): void => {
    hold = on;
  };
  return { clock, journal, room, sit, log, holdGrades, kinds: () => journal.records.map(({ type }) => type) };
};
const all = async (sitting: ExamSitting, ...actions: ExamAction[]): Promise<void> => {
  for (const action of actions) await sitting.dispatch(action);
};

describe('what is kept', () => {
  test('the paper first, each answer, place and flag when it is given, and the result at the end', async () => {
    const { journal, room, sit, kinds, clock } = await setUp();
    const sitting = await sit(room.plan());
    clock.set(STARTED + 5000);
    await all(sitting, right, { type: 'flag' }, wrong, { type: 'end' });
    expect(kinds()).toEqual(['session', 'answer', 'visit', 'flag', 'answer', 'visit']);
    expect(journal.records[0]).toMatchObject({
      mode: 'exam',
      questions: asked.map(({ id }) => id),
      exam: { size: 'half', mode: 'exam', deadline: new Date(DEADLINE).toISOString(), version: '1.2.3' },
    });
    expect(journal.records[2]).toMatchObject({
      item: 'sample-predict',
      left: { item: 'sample-one', ms: 5000 },
    });
    expect(sitting.result()).toBeNull();
    await sitting.dispatch({ type: 'confirm' });
    const result = await sitting.ended;
    expect(result).toMatchObject({
      earned: 2,
      of: 31,
      passed: false,
      how: 'submitted',
      endedAt: '2026-03-01T10:00:05.000Z',
    });
    expect(journal.records.at(-1)).toMatchObject({
      type: 'attempt',
      of: 'exam',
      status: 'fail',
      points: 2,
      exam: { percent: 6, objectives: { balancing: 50 } },
    });
  });

  test('while it goes on it counts nowhere else; at its end wrong answers move cards, and right ones do not', async () => {
    const { journal, room, sit } = await setUp();
    const store = journal.open();
    const sitting = await sit(room.plan(), store);
    await all(sitting, wrong, { type: 'previous' }, right, wrong);
    expect(store.whole().questions.size).toBe(0);
    await all(sitting, { type: 'end' }, { type: 'confirm' });
    const { questions, totals, open } = store.whole();
    expect(totals).toMatchObject({ answers: 2, correct: 1 });
    expect(questions.get('sample-one')).toMatchObject({ times: 1, correct: 1, recalls: [] });
    expect(questions.get('sample-predict')?.recalls).toHaveLength(2);
    expect(open).toEqual({});
  });
});

describe('the clock', () => {
  test('goes on while nobody is there, and the sitting goes on where it was', async () => {
    const { journal, room, sit, clock } = await setUp();
    const first = await sit(room.plan());
    await all(first, right, { type: 'flag' });
    clock.set(STARTED + 40 * MINUTE);
    const found = await findExam(journal.open(), room.content, clock);
    expect(found).toMatchObject({ id: 'e1', paper: { seed: 7, bank: 'b' } });
    const second = await sit(found ?? room.plan());
    expect(second.session()).toMatchObject({
      here: 1,
      deadline: DEADLINE,
      warning: 30,
      flagged: ['sample-predict'],
    });
    expect(second.session().answers.get('sample-one')).toMatchObject({ correct: true });
    expect(journal.records.filter(({ type }) => type === 'session')).toHaveLength(1);
  });

  test('at zero it is graded, with what was picked in time', async () => {
    const { room, sit, clock, journal } = await setUp();
    const sitting = await sit(room.plan());
    await sitting.dispatch({ type: 'toggle' });
    clock.set(DEADLINE + 1000);
    await sitting.dispatch({ type: 'tick' });
    expect(await sitting.ended).toMatchObject({ how: 'time-out', endedAt: '2026-03-01T11:00:00.000Z' });
    expect(journal.records.map(({ type }) => type)).toEqual(['session', 'answer', 'visit', 'attempt']);
  });

  test('when it ran out with nobody there, the next start grades it, once', async () => {
    const { room, sit, clock, journal } = await setUp();
    const sitting = await sit(room.plan());
    await all(sitting, right, right, { type: 'quit' });
    await sitting.close();
    clock.set(DEADLINE - 1);
    expect(await gradeRunOut(journal.open(), room.content, clock)).toEqual([]);
    clock.set(DEADLINE + 90 * MINUTE);
    const store = journal.open();
    expect(await findExam(store, room.content, clock)).toBeUndefined();
    const content = vi.fn(async () => room.content);
    expect(await gradeRunOut(store, content, clock)).toMatchObject([{ how: 'time-out', earned: 4, of: 31 }]);
    expect(await gradeRunOut(store, content, clock)).toEqual([]);
    expect(content).toHaveBeenCalledTimes(1);
    expect(journal.records.filter(({ type }) => type === 'attempt')).toHaveLength(1);
  });

  test('set back between two starts, it does not give time again', async () => {
    const { journal, room, sit, clock } = await setUp();
    const first = await sit(room.plan());
    clock.set(STARTED + 50 * MINUTE);
    await first.dispatch(right);
    clock.set(STARTED + MINUTE);
    const found = await findExam(journal.open(), room.content, clock);
    const second = await sit(found ?? room.plan());
    expect(second.session().now).toBe(STARTED + 50 * MINUTE);
  });
});

describe('in two terminals', () => {
  test('what the other one did is met before the next action, and its end is the end', async () => {
    const { journal, room, sit, clock } = await setUp();
    const first = await sit(room.plan());
    const second = await sit((await findExam(journal.open(), room.content, clock)) ?? room.plan());
    await second.dispatch(right);
    await first.dispatch({ type: 'next' });
    expect(first.session().answers.get('sample-one')).toMatchObject({ correct: true });
    await all(second, { type: 'end' }, { type: 'confirm' });
    await first.dispatch(wrong);
    expect(first.session().view).toEqual({ at: 'over', why: 'elsewhere', settled: true });
    expect(await first.ended).toBeNull();
    expect(journal.records.filter(({ type }) => type === 'attempt')).toHaveLength(1);
  });
});

describe('labs', () => {
  const save = (sitting: ExamSitting, text: string): Promise<void> =>
    writeFile(join(sitting.plan.dir, 'test-lab', 'server.js'), text);

  test('are graded in a folder of their own, without naming the mistake; the best grade counts', async () => {
    const { room, sit, journal } = await setUp();
    const practice = join(room.base, 'work');
    await mkdir(practice);
    const sitting = await sit(room.plan());
    const desk = await sitting.desk('test-lab');
    expect(await sitting.desk('test-lab')).toBe(desk);
    desk.run();
    await vi.waitFor(() => expect(desk.session().phase.is).toBe('graded'));
    expect(desk.session().phase).toMatchObject({ verdict: { status: 'fail', points: 60, mistakes: [] } });
    expect(desk.lab).toMatchObject({ hints: [], mistakes: [], minutes: 60 });
    expect(journal.records.at(-1)).toMatchObject({
      type: 'grade',
      session: 'e1',
      points: 60,
      mistakes: ['exits-at-once'],
    });
    await save(sitting, 'right');
    desk.run();
    await vi.waitFor(() => expect(sitting.session().labs.get('test-lab')?.grades).toBe(2));
    await save(sitting, 'wrong again');
    desk.run();
    await vi.waitFor(() => expect(sitting.session().labs.get('test-lab')?.grades).toBe(3));
    await all(sitting, { type: 'end' }, { type: 'confirm' });
    const result = await sitting.ended;
    expect(result?.items.at(-1)).toMatchObject({
      earned: 25,
      of: 25,
      outcome: 'right',
      grade: { grades: 3 },
    });
    await sitting.close();
    expect(await readFile(join(sitting.plan.dir, 'test-lab', 'server.js'), 'utf8')).toBe('wrong again');
  });

  test('count in the scores at the end, in an exam', async () => {
    const { room, sit, journal } = await setUp();
    const store = journal.open();
    const sitting = await sit(room.plan(), store);
    (await sitting.desk('test-lab')).run();
    await vi.waitFor(() => expect(sitting.session().labs.get('test-lab')?.grades).toBe(1));
    expect(store.whole().labs).toEqual({});
    await all(sitting, { type: 'end' }, { type: 'confirm' });
    await sitting.close();
    expect(store.whole().labs['test-lab']).toMatchObject({ best: 60, grades: 1, passedAt: null });
    expect(Object.keys(store.whole().raised)).toEqual(['test-lab/exits-at-once']);
  });

  test('in training they are told all, with hints, and are no best', async () => {
    const { room, sit, journal } = await setUp();
    const store = journal.open();
    const sitting = await sit(room.plan('training'), store);
    const desk = await sitting.desk('test-lab');
    desk.hint();
    expect(desk.session().hints).toBe(1);
    expect(hintCost(desk.session())).toBe(0);
    desk.run();
    await vi.waitFor(() => expect(desk.session().phase.is).toBe('graded'));
    expect(desk.session().phase).toMatchObject({ verdict: { mistakes: [{ id: 'exits-at-once' }] } });
    await all(sitting, { type: 'end' }, { type: 'confirm' });
    await sitting.close();
    expect(store.whole().labs).toEqual({});
    expect(journal.records.at(-1)).toMatchObject({ type: 'attempt', status: 'done' });
  });

  test('a grade that goes on at zero is waited for, and no save after that ends it or is graded', async () => {
    const { room, sit, clock, log, holdGrades } = await setUp();
    const sitting = await sit(room.plan());
    const desk = await sitting.desk('test-lab');
    holdGrades(true);
    desk.run();
    await vi.waitFor(() => expect(log).toEqual(['start starter']));
    clock.set(DEADLINE);
    await sitting.dispatch({ type: 'tick' });
    expect(sitting.session().view).toMatchObject({ at: 'over', settled: false });
    await save(sitting, 'right');
    desk.run();
    expect(log).toEqual(['start starter']);
    await sitting.close();
    expect(await sitting.ended).toMatchObject({ how: 'time-out' });
    expect(log).toEqual(['start starter', 'aborted starter']);
  });
});
