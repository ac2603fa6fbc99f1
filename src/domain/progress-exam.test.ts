import { describe, expect, test } from 'vitest';
import { emptyProgress, foldAll } from './progress.ts';
import { latestOf } from './progress-exam.ts';
import type { PastAttempt } from './progress-schema.ts';
import type { JournalRecord, NewRecord } from './record.ts';

const at = (n: number): string => new Date(Date.parse('2026-03-01T10:00:00.000Z') + n * 1000).toISOString();
const foldOf = (...records: NewRecord[]) =>
  foldAll(
    emptyProgress(),
    records.map((record, n) => ({ ...record, v: 1, at: at(n), id: `r${n}` }) as JournalRecord),
  );
const begin = (session: string, mode: 'quiz' | 'exam'): NewRecord => ({
  type: 'session',
  session,
  seed: 7,
  mode,
  questions: ['q'],
  objectives: [],
  ...(mode === 'exam'
    ? {
        exam: {
          size: 'half',
          mode: 'exam',
          minutes: 60,
          deadline: at(3600),
          bank: 'b',
          version: '1.2.3',
          node: 'v24.0.0',
          dir: '/work',
          items: [],
        },
      }
    : {}),
});
const grade = (points: number): NewRecord => ({
  type: 'grade',
  lab: 'respawn',
  status: points === 100 ? 'pass' : 'fail',
  points,
  maxPoints: 100,
  mistakes: [],
  hints: 0,
  durationMs: 1,
  session: 'e',
});
const answer = (correct: boolean): NewRecord => ({
  type: 'answer',
  session: 'e',
  question: 'q',
  digest: 'd',
  seed: 7,
  answer: 'a',
  correct,
  ms: 5,
  confidence: null,
});
const end: NewRecord = {
  type: 'attempt',
  of: 'exam',
  ref: 'e',
  points: 0,
  maxPoints: 1,
  status: 'fail',
  startedAt: at(0),
};
const past = (of: PastAttempt['of'], n: number): PastAttempt => ({
  at: at(n),
  startedAt: at(0),
  of,
  ref: `${of}-${n}`,
  points: 0,
  maxPoints: 1,
  status: 'done',
});

describe('an exam that goes on', () => {
  test('keeps place, times, flags, the last answer and the best grade', () => {
    const { open } = foldOf(
      begin('e', 'exam'),
      { type: 'visit', session: 'e', item: 'q', left: null },
      answer(false),
      { type: 'flag', session: 'e', item: 'q', on: true },
      { type: 'flag', session: 'e', item: 'p', on: true },
      { type: 'flag', session: 'e', item: 'q', on: false },
      grade(40),
      grade(70),
      grade(60),
      answer(true),
      { type: 'visit', session: 'e', item: 'p', left: { item: 'q', ms: 1200 } },
    );
    expect(open.e?.answers.q).toMatchObject({ correct: true });
    expect(open.e?.exam).toMatchObject({ here: 'p', spent: { q: 1200 }, flagged: ['p'], through: at(10) });
    expect(open.e?.exam?.labs.respawn).toMatchObject({ points: 70, grades: 3, at: at(7) });
  });

  test('is not forgotten for any number of quizzes that were left', () => {
    const quizzes = Array.from({ length: 40 }, (_, n) => begin(`q${n}`, 'quiz'));
    const { open } = foldOf(begin('e', 'exam'), ...quizzes);
    expect(Object.keys(open)).toHaveLength(20);
    expect(open.e?.exam?.deadline).toBe(at(3600));
  });
});

describe('an exam that has ended', () => {
  test('counts its best grade in the scores, and ends once', () => {
    const state = foldOf(begin('e', 'exam'), grade(70), grade(60), end, end);
    expect(state.labs.respawn).toMatchObject({ best: 70, grades: 2, passedAt: null });
    expect(state.attempts).toHaveLength(1);
  });

  test('takes no more answers or grades', () => {
    const state = foldOf(begin('e', 'exam'), answer(true), end, answer(false), grade(100));
    expect(state.questions.get('q')).toMatchObject({ times: 1, lastCorrect: true, recalls: [] });
    expect(state.labs).toEqual({});
  });
});

test('of the attempts, exams are kept longest', () => {
  const all = [past('exam', 1), past('quiz', 2), past('exam', 3), past('lab', 4), past('quiz', 5)];
  const kept = (most: number) => latestOf(all, most).map(({ ref }) => ref);
  expect(kept(9)).toHaveLength(5);
  expect(kept(3)).toEqual(['exam-1', 'exam-3', 'quiz-5']);
  expect(kept(1)).toEqual(['exam-3']);
});
