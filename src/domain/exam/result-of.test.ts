import { expect, test } from 'vitest';
import { sample } from '../quiz/testing.ts';
import { DEADLINE, examBlueprint, examOf, labGrade, STARTED } from '../testing/exam.ts';
import { reduceExam } from './reduce.ts';
import { resultOf } from './result-of.ts';
import type { ExamAction, ExamSession } from './view.ts';

const made = { version: '1.2.3', node: 'v24.0.0', bank: 'b', blueprint: examBlueprint.title };
const right: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] } };
const wrong: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['b'] } };
const lab = 'test-lab';
const graded = (points: number): ExamAction[] => [
  { type: 'lab-began', lab },
  { type: 'lab-graded', lab, grade: labGrade(points) },
];
const acted = (session: ExamSession, ...actions: ExamAction[]): ExamSession =>
  actions.reduce((now, action, n) => reduceExam(now, action, STARTED + 10_000 * (n + 1)), session);
const of = (session: ExamSession, passMark = 68) =>
  resultOf(session, { blueprint: { ...examBlueprint, passMark }, earlier: [], made });
const asked = [sample.one, sample.several, sample.predict];

test('points, objectives the weakest first, and what was missed in their order', () => {
  const result = of(
    acted(examOf('exam', asked), wrong, right, ...graded(60), { type: 'end' }, { type: 'confirm' }),
  );
  expect(result).toMatchObject({ earned: 15, of: 31, percent: 48, passed: false, how: 'submitted' });
  expect(result.objectives).toMatchObject([
    { id: 'balancing', earned: 0, of: 4, percent: 0, reached: false },
    { id: 'primary-and-workers', earned: 0, of: 2 },
    { id: 'shutdown', earned: 15, of: 25, percent: 60, reached: false },
  ]);
  expect(result.items.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'unanswered', 'part']);
  expect(result.missed.map(({ result: each }) => each.id)).toEqual([
    'sample-one',
    'sample-several',
    'sample-predict',
    lab,
  ]);
  expect(result.items.map(({ ms }) => ms)).toEqual([10_000, 10_000, 40_000, 0]);
});

test('the pass mark is compared unrounded, and what is told is rounded down', () => {
  const session = acted(examOf('exam', asked), right, ...graded(76), { type: 'end' }, { type: 'confirm' });
  expect(of(session)).toMatchObject({ earned: 21, of: 31, percent: 67, passed: false });
  expect(of(session, 67.74)).toMatchObject({ passed: true });
  expect(of(session, 67.75)).toMatchObject({ passed: false });
});

test('an item that is withdrawn counts for nobody', () => {
  const session = examOf('exam', asked, { labs: [] });
  const result = of(acted(session, right, { type: 'end' }, { type: 'confirm' }));
  expect(result).toMatchObject({ earned: 2, of: 6 });
  expect(result.items.at(-1)).toMatchObject({ outcome: 'withdrawn', earned: 0, of: 0 });
  expect(result.objectives.map(({ id }) => id)).not.toContain('shutdown');
  expect(result.missed.map(({ kind }) => kind)).toEqual(['question', 'question']);
});

test('what the machine kept from being judged counts for nobody', () => {
  const grade = { ...labGrade(80), status: 'unknown' as const, judged: 80, mistakes: [] };
  const actions: ExamAction[] = [
    { type: 'lab-began', lab },
    { type: 'lab-graded', lab, grade },
  ];
  const result = of(acted(examOf('exam', []), ...actions, { type: 'end' }, { type: 'confirm' }));
  expect(result).toMatchObject({ earned: 20, of: 20, percent: 100, passed: true });
  expect(result.items[0]).toMatchObject({ outcome: 'right', points: 25 });
});

test('when the time ran out, it ended at the deadline', () => {
  const result = of(reduceExam(examOf('exam', asked), { type: 'tick' }, DEADLINE + 99_000));
  expect(result).toMatchObject({ how: 'time-out', endedAt: new Date(DEADLINE).toISOString(), percent: 0 });
});
