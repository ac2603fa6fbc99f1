import { expect, test } from 'vitest';
import type { GradeUpdate } from './grade-update.ts';
import { clockText, type LabClock } from './lab-clock.ts';
import { checkViews } from './lab-run.ts';
import {
  afterHints,
  hintCost,
  type LabAction,
  type LabSession,
  newLabSession,
  nextHint,
  nextLabSession,
  runOf,
  solutionIsFree,
} from './lab-session.ts';
import { testLab, testRecording, testVerdict } from './testing/lab.ts';

const minute = 60_000;
const clock = (mode: LabClock['mode'] = 'practice'): LabClock => ({
  startedAt: 0,
  now: 0,
  minutes: 25,
  mode,
});
const play = (actions: LabAction[], start = newLabSession(testLab(), clock())): LabSession =>
  actions.reduce(nextLabSession, start);
const found = (
  scenario: string,
  check: string,
  status: 'pass' | 'fail' | 'unknown',
  number = 1,
): LabAction => {
  const finding = { check, status, because: `${check} in ${scenario}`, cites: [] };
  return { type: 'grade-update', number, update: { type: 'finding', scenario, finding } };
};
const start: LabAction = { type: 'grade-start' };
const end = (verdict = testVerdict({}), number = 1): LabAction => ({
  type: 'grade-end',
  number,
  verdict,
  recording: testRecording(),
});
const states = (session: LabSession): string[] => {
  const run = runOf(session);
  return run ? checkViews(run).map(({ status }) => status) : [];
};

test('findings arrive one by one, and a pass waits for all scenarios of its check', () => {
  expect(states(play([start]))).toEqual(['open', 'open', 'open']);
  expect(states(play([start, found('drain', 'serves', 'pass')]))).toEqual(['open', 'open', 'open']);
  const both = [start, found('drain', 'serves', 'pass'), found('stuck', 'serves', 'pass')];
  expect(states(play(both))).toEqual(['pass', 'open', 'open']);
});

test('one fail decides a check, whatever the other scenarios say', () => {
  expect(states(play([start, found('stuck', 'serves', 'fail')]))[0]).toBe('fail');
  const mixed = [start, found('drain', 'serves', 'unknown'), found('stuck', 'serves', 'pass')];
  expect(states(play(mixed))[0]).toBe('unknown');
});

test('a scenario that is run once more forgets what it said', () => {
  const again: GradeUpdate = { type: 'scenario-again', scenario: 'drain', reason: 'too noisy' };
  const session = play([
    start,
    found('drain', 'finishes', 'fail'),
    { type: 'grade-update', number: 1, update: again },
  ]);
  expect(states(session)).toEqual(['open', 'open', 'open']);
  expect(runOf(session)?.note).toBe('too noisy');
});

test('updates and verdicts of an older grade are forgotten', () => {
  const session = play([start, start, found('drain', 'finishes', 'fail', 1), end(testVerdict({}), 1)]);
  expect(session.phase.is).toBe('grading');
  expect(states(session)).toEqual(['open', 'open', 'open']);
  expect(session.attempt.is).toBe('open');
});

test('a pass is worth its points less the cost of the hints', () => {
  const session = play([{ type: 'hint' }, start, end()]);
  expect(session.attempt).toEqual({ is: 'passed', points: 95 });
  expect(hintCost(session)).toBe(5);
  expect(afterHints(session, 3)).toBe(0);
});

test('a fail leaves the attempt open', () => {
  const session = play([start, end(testVerdict({ finishes: 'fail' }))]);
  expect(session.phase.is).toBe('graded');
  expect(session.attempt.is).toBe('open');
});

test('hints come in their order, and after the last there is none', () => {
  expect(nextHint(play([]))?.text).toBe('The first hint.');
  const all = play([{ type: 'hint' }, { type: 'hint' }, { type: 'hint' }]);
  expect(all.hints).toBe(2);
  expect(nextHint(all)).toBeNull();
});

test('the solution ends an open attempt, and is free after a pass', () => {
  expect(play([{ type: 'solution-shown' }]).attempt).toEqual({ is: 'over', why: 'solution-seen' });
  expect(solutionIsFree(play([]))).toBe(false);
  const passed = play([start, end()]);
  expect(solutionIsFree(passed)).toBe(true);
  expect(nextLabSession(passed, { type: 'solution-shown' }).attempt.is).toBe('passed');
});

test('a pass after the solution was seen does not count', () => {
  expect(play([{ type: 'solution-shown' }, start, end()]).attempt).toEqual({
    is: 'over',
    why: 'solution-seen',
  });
});

test('practice goes on after its time; a timed attempt ends at zero and drops the grade under way', () => {
  const late: LabAction = { type: 'tick', now: 25 * minute };
  expect(play([late]).attempt.is).toBe('open');
  const timed = newLabSession(testLab(), clock('timed'));
  expect(play([start, { type: 'tick', now: 25 * minute - 1 }], timed).attempt.is).toBe('open');
  const over = play([start, late], timed);
  expect(over.attempt).toEqual({ is: 'over', why: 'time-out' });
  expect(over.phase.is).toBe('waiting');
});

test('trouble of the newest grade is told, with whose it is', () => {
  const trouble: LabAction = { type: 'grade-trouble', number: 1, whose: 'folder', message: 'two entries' };
  expect(play([start, trouble]).phase).toEqual({ is: 'not-judged', whose: 'folder', message: 'two entries' });
  expect(play([start, start, trouble]).phase.is).toBe('grading');
});

test('the clock shows what is left, and how far it is over', () => {
  const at = (now: number): string => clockText({ ...clock(), now });
  expect([at(0), at(1), at(24.5 * minute), at(25 * minute), at(26.5 * minute)]).toEqual([
    '25:00',
    '25:00',
    '0:30',
    '0:00',
    '+1:30',
  ]);
  expect(clockText({ ...clock(), minutes: 90 })).toBe('1:30:00');
});
