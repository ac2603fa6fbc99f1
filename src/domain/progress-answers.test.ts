import { describe, expect, it } from 'vitest';
import { emptyProgress, foldAll } from './progress.ts';
import type { JournalRecord, NewRecord } from './record.ts';

const AT = '2026-03-01T10:00:00.000Z';
const MS = Date.parse(AT);

const foldOf = (...records: NewRecord[]) =>
  foldAll(
    emptyProgress(),
    records.map((record, n) => ({ at: AT, ...record, v: 1, id: `r${n}` }) as JournalRecord),
  );

const begin = (mode: 'quiz' | 'review' | 'exam', session = 's'): NewRecord => ({
  type: 'session',
  session,
  seed: 7,
  mode,
  questions: ['q'],
  objectives: [],
});
const answer = (correct: boolean, confidence: number | null = null): NewRecord => ({
  type: 'answer',
  session: 's',
  question: 'q',
  digest: 'd',
  seed: 7,
  answer: 'a',
  correct,
  ms: 5000,
  confidence,
});
const undo: NewRecord = { type: 'undo', session: 's', question: 'q' };
const end: NewRecord = {
  type: 'attempt',
  of: 'exam',
  ref: 's',
  points: 0,
  maxPoints: 1,
  status: 'fail',
  startedAt: AT,
};
const failed: NewRecord = {
  type: 'grade',
  lab: 'respawn',
  status: 'fail',
  points: 1,
  maxPoints: 100,
  mistakes: ['no-exit-handler'],
  hints: 0,
  durationMs: 1,
};

const cardOf = (...records: NewRecord[]) => foldOf(...records).questions.get('q')?.recalls;

describe('what moves a card', () => {
  it.each([
    ['a right answer in a review', [begin('review'), answer(true, 1)], [MS, 4]],
    ['a wrong answer in a review', [begin('review'), answer(false)], [MS, 1]],
    ['a wrong answer in a quiz', [begin('quiz'), answer(false)], [MS, 1]],
    ['a wrong answer of a session that nobody remembers', [answer(false)], [MS, 1]],
    ['a wrong answer in an exam that has ended', [begin('exam'), answer(false), end], [MS, 1]],
  ] as const)('%s', (_, records, recalls) => {
    expect(cardOf(...records)).toEqual(recalls);
  });

  it.each([
    ['a right answer in a quiz', [begin('quiz'), answer(true, 1)]],
    ['a wrong answer in an exam that goes on', [begin('exam'), answer(false)]],
    ['an answer that was changed before the end', [begin('exam'), answer(false), answer(true), end]],
    ['an answer that was taken back', [begin('review'), answer(false), undo]],
  ] as const)('but not %s', (_, records) => {
    expect(cardOf(...records) ?? []).toEqual([]);
  });
});

describe('taking an answer back', () => {
  it('leaves the counts as they were, and the question open', () => {
    const state = foldOf(begin('review'), answer(true), undo);
    expect(state.totals).toMatchObject({ answers: 0, correct: 0 });
    expect(state.recent).toEqual([]);
    expect(state.open.s?.answers).toEqual({});
    expect(state.questions.has('q')).toBe(false);
  });

  it('leaves what was answered before as the last word', () => {
    const missed = { ...answer(false), session: 'earlier', digest: 'older' } as NewRecord;
    const before = foldOf(begin('quiz', 'earlier'), missed);
    const after = foldOf(begin('quiz', 'earlier'), missed, begin('review'), answer(true), undo);
    expect(after.questions).toEqual(before.questions);
    expect(after.questions.get('q')).toMatchObject({ times: 1, lastCorrect: false, digest: 'older' });
  });

  it('leaves what another session has answered since', () => {
    const other = { ...answer(false), session: 'other' } as NewRecord;
    const after = foldOf(begin('review'), begin('quiz', 'other'), answer(true), other, undo);
    expect(after.questions.get('q')).toMatchObject({ times: 1, correct: 0, lastCorrect: false });
    expect(after.totals).toMatchObject({ answers: 1, correct: 0 });
  });

  it('takes back its own recall, and not one that came since', () => {
    const other = {
      ...answer(false),
      session: 'other',
      at: new Date(MS + 5000).toISOString(),
    } as unknown as NewRecord;
    const recalls = cardOf(begin('review'), begin('review', 'other'), answer(true), other, undo);
    expect(recalls).toEqual([expect.any(Number), 1]);
  });

  it('happens once for each answer, and lets it be given anew', () => {
    const state = foldOf(begin('review'), answer(false), undo, undo, answer(true));
    expect(state.questions.get('q')).toMatchObject({ times: 1, correct: 1, recalls: [MS, 3] });
  });

  it('is nothing without an answer', () => {
    const before = foldOf(begin('review'));
    expect(foldOf(begin('review'), undo)).toEqual(before);
  });
});

it('a failed grade raises its mistakes, and a passed one does not', () => {
  expect(foldOf(failed).raised).toEqual({ 'respawn/no-exit-handler': AT });
  expect(foldOf({ ...failed, status: 'pass' } as NewRecord).raised).toEqual({});
});
