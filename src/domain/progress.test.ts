import { describe, expect, test } from 'vitest';
import { emptyProgress, fold, foldAll } from './progress.ts';
import { progressStateSchema } from './progress-schema.ts';
import type { JournalRecord, NewRecord } from './record.ts';

let count = 0;
function rec(record: NewRecord, at = '2026-03-01T10:00:00.000Z'): JournalRecord {
  count += 1;
  return { ...record, v: 1, at, id: `r${count}` } as JournalRecord;
}
const session = (id: string, questions: string[]): NewRecord => ({
  type: 'session',
  session: id,
  seed: 7,
  mode: 'quiz',
  questions,
  objectives: [],
});
const answer = (sessionId: string, question: string, correct: boolean): NewRecord => ({
  type: 'answer',
  session: sessionId,
  question,
  digest: 'd1',
  seed: 7,
  answer: 'a',
  correct,
  ms: 900,
  confidence: null,
});
const grade = (lab: string, points: number, status: 'pass' | 'fail' = 'fail'): NewRecord => ({
  type: 'grade',
  lab,
  status,
  points,
  maxPoints: 100,
  mistakes: status === 'fail' ? ['no-flag'] : [],
  hints: 0,
  durationMs: 3000,
});
const attempt = (
  of: 'quiz' | 'lab',
  ref: string,
  points: number,
  status: 'pass' | 'done' = 'done',
): NewRecord => ({
  type: 'attempt',
  of,
  ref,
  points,
  maxPoints: 100,
  status,
  startedAt: '2026-03-01T10:00:00.000Z',
});

describe('answers and sessions', () => {
  test('an interrupted session keeps its questions and the answers so far', () => {
    const state = foldAll(emptyProgress(), [rec(session('s', ['q1', 'q2'])), rec(answer('s', 'q1', true))]);
    expect(state.open.s).toMatchObject({ seed: 7, questions: ['q1', 'q2'] });
    expect(state.open.s?.answers).toEqual({ q1: { answer: 'a', correct: true, ms: 900, before: null } });
  });

  test('a finished session is open no more, and stays closed when its beginning is told late', () => {
    const begin = rec(session('s', ['q1']));
    const state = foldAll(emptyProgress(), [
      begin,
      rec(answer('s', 'q1', true)),
      rec(attempt('quiz', 's', 100)),
    ]);
    expect(state.open).toEqual({});
    expect(fold(state, begin).open).toEqual({});
    expect(state.attempts).toHaveLength(1);
  });

  test('a question counts its answers and remembers the last', () => {
    const state = foldAll(emptyProgress(), [rec(answer('s', 'q', true)), rec(answer('s', 'q', false))]);
    expect(state.questions.get('q')).toMatchObject({ times: 2, correct: 1, lastCorrect: false });
    expect(state.totals).toMatchObject({ answers: 2, correct: 1 });
  });

  test('only the latest sessions and answers are kept, however many there are', () => {
    const records: JournalRecord[] = [];
    for (let i = 0; i < 3000; i += 1) records.push(rec(answer('s', `q${i}`, true)));
    for (let i = 0; i < 60; i += 1) records.push(rec(session(`s${i}`, []), new Date(1e12 + i).toISOString()));
    const state = foldAll(emptyProgress(), records);
    expect(state.recent.length).toBeLessThanOrEqual(1000);
    expect(state.recent.at(-1)?.question).toBe('q2999');
    expect(Object.keys(state.open)).toHaveLength(20);
    expect(state.open.s59).toBeDefined();
  });

  test('ids that would reach the prototype do no harm', () => {
    const ids = ['__proto__', 'constructor', 'toString'];
    const records = ids.flatMap((id) => [
      rec(session(id, ids)),
      rec(answer(id, id, true)),
      rec(grade(id, 10)),
    ]);
    const state = foldAll(emptyProgress(), records);
    expect([...state.questions.keys()]).toEqual(ids);
    expect(Object.getPrototypeOf(state.labs)).toBe(Object.prototype);
    expect(state.labs.toString).toMatchObject({ best: 10 });
  });
});

describe('labs', () => {
  test('a grade keeps the best points, less the hints shown under the running clock', () => {
    const state = foldAll(emptyProgress(), [
      rec({ type: 'lab-start', lab: 'respawn', timed: false, dir: 'w' }),
      rec({ type: 'hint', lab: 'respawn', hint: 0, cost: 10 }),
      rec({ type: 'hint', lab: 'respawn', hint: 0, cost: 10 }),
      rec(grade('respawn', 80)),
      rec(grade('respawn', 40)),
    ]);
    expect(state.labs.respawn).toMatchObject({
      best: 70,
      maxPoints: 100,
      grades: 2,
      hints: [0],
      hintCost: 10,
    });
    expect(state.labs.respawn?.last).toMatchObject({ points: 30, mistakes: ['no-flag'] });
    expect(state.labs.respawn?.trend).toEqual([70, 30]);
    expect(state.labs.respawn?.open).toMatchObject({ dir: 'w' });
  });

  test('passing is remembered from the first pass, and the attempt ends the clock', () => {
    const state = foldAll(emptyProgress(), [
      rec({ type: 'lab-start', lab: 'respawn', timed: true, dir: 'w' }),
      rec(grade('respawn', 100, 'pass'), '2026-03-02T00:00:00.000Z'),
      rec(attempt('lab', 'respawn', 100, 'pass')),
      rec(grade('respawn', 20)),
    ]);
    expect(state.labs.respawn).toMatchObject({
      passedAt: '2026-03-02T00:00:00.000Z',
      open: null,
      attempts: 1,
      best: 100,
    });
  });

  test('an attempt ends once, and one that was over in another terminal ends no other', () => {
    const start: NewRecord = { type: 'lab-start', lab: 'l', timed: true, dir: 'w' };
    const stale = attempt('lab', 'l', 10);
    const twice = foldAll(emptyProgress(), [rec(start), rec(attempt('lab', 'l', 90)), rec(stale)]);
    expect(twice.labs.l).toMatchObject({ attempts: 1, best: 90, open: null });
    const later = '2026-03-01T11:00:00.000Z';
    const anew = foldAll(emptyProgress(), [
      rec(start),
      rec(attempt('lab', 'l', 90)),
      rec(start, later),
      rec(stale),
    ]);
    expect(anew.labs.l).toMatchObject({ attempts: 1, open: { at: later } });
    expect(anew.totals.attempts).toBe(1);
  });

  test('what the last grade of the running attempt was worth is kept without the cost of hints', () => {
    const state = foldAll(emptyProgress(), [
      rec({ type: 'lab-start', lab: 'l', timed: true, dir: 'w' }),
      rec({ type: 'hint', lab: 'l', hint: 0, cost: 2 }),
      rec(grade('l', 80)),
      rec({ type: 'hint', lab: 'l', hint: 1, cost: 5 }),
    ]);
    expect(state.labs.l).toMatchObject({ hintCost: 7, last: { points: 78 }, open: { points: 80 } });
  });

  test('a new clock forgets the hints of the one before', () => {
    const start: NewRecord = { type: 'lab-start', lab: 'l', timed: false, dir: 'w' };
    const state = foldAll(emptyProgress(), [
      rec(start),
      rec({ type: 'hint', lab: 'l', hint: 1, cost: 5 }),
      rec(start),
      rec(grade('l', 50)),
    ]);
    expect(state.labs.l).toMatchObject({ hints: [], hintCost: 0, best: 50 });
  });
});

describe('the fold', () => {
  const records = [
    rec(session('s', ['q1', 'q2'])),
    rec(answer('s', 'q1', true), '2026-03-01T23:59:00.000Z'),
    rec(answer('s', 'q2', false), '2026-03-02T00:01:00.000Z'),
    rec({ type: 'lab-start', lab: 'l', timed: false, dir: 'w' }),
    rec(grade('l', 30), '2026-03-03T12:00:00.000Z'),
    rec(attempt('quiz', 's', 50), '2026-03-03T12:30:00.000Z'),
  ];

  test('is the same in one go and step by step, and leaves the given state alone', () => {
    let stepwise = emptyProgress();
    for (const record of records) {
      const before = structuredClone(stepwise);
      const next = fold(stepwise, record);
      expect(stepwise).toEqual(before);
      stepwise = next;
    }
    expect(stepwise).toEqual(foldAll(emptyProgress(), records));
  });

  test('counts days and streaks in UTC', () => {
    const state = foldAll(emptyProgress(), records);
    expect(state.days).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(state.longestStreak).toBe(3);
  });

  test('gives a state that the schema accepts, also from odd but valid records', () => {
    const odd = [
      rec(grade('x', -5), 'no time'),
      rec({ type: 'hint', lab: 'x', hint: -1, cost: -3 }),
      rec(attempt('lab', 'x', -1)),
    ];
    const state = foldAll(emptyProgress(), [...records, ...odd]);
    const written = { ...JSON.parse(JSON.stringify(state)), questions: state.questions };
    expect(progressStateSchema.parse(written)).toEqual(state);
  });
});

describe('what is recorded later than it happened', () => {
  const exam = (endedAt: string): NewRecord => ({
    type: 'attempt',
    of: 'exam',
    ref: 'e1',
    points: 40,
    maxPoints: 100,
    status: 'fail',
    startedAt: '2026-03-02T10:00:00.000Z',
    exam: {
      size: 'quiz',
      mode: 'exam',
      seed: 1,
      how: 'time-out',
      percent: 40,
      passed: false,
      endedAt,
      objectives: {},
    },
  });

  test('an exam whose time ran out counts on the day on which it ended', () => {
    const state = foldAll(emptyProgress(), [
      rec(answer('s', 'q1', true), '2026-03-04T10:00:00.000Z'),
      rec(exam('2026-03-02T10:30:00.000Z'), '2026-03-05T09:00:00.000Z'),
    ]);
    expect(state.days).toEqual(['2026-03-02', '2026-03-04']);
    expect(state.longestStreak).toBe(1);
    expect(state.attempts[0]?.at).toBe('2026-03-02T10:30:00.000Z');
  });

  test('a journal that was joined behind this one changes no last word that is later', () => {
    const month = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
    const ours = [rec(answer('s', 'q1', true), month(20)), rec(attempt('quiz', 's', 100), month(20))];
    const other = [rec(answer('t', 'q1', false), month(2)), rec(attempt('quiz', 't', 0), month(2))];
    const [joined, sorted] = [
      [...ours, ...other],
      [...other, ...ours],
    ].map((all) => foldAll(emptyProgress(), all));
    expect(joined?.questions.get('q1')).toMatchObject({
      times: 2,
      correct: 1,
      lastCorrect: true,
      last: month(20),
    });
    expect(joined?.questions).toEqual(sorted?.questions);
    expect(joined?.recent).toEqual(sorted?.recent);
    expect(joined?.attempts).toEqual(sorted?.attempts);
  });

  test('a clock that was set back a little makes an answer no older one', () => {
    const state = foldAll(emptyProgress(), [
      rec(answer('s', 'q1', false), '2026-03-20T10:00:00.000Z'),
      rec(answer('s', 'q1', true), '2026-03-20T08:00:00.000Z'),
    ]);
    expect(state.questions.get('q1')).toMatchObject({ lastCorrect: true, last: '2026-03-20T08:00:00.000Z' });
  });
});
