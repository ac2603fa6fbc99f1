import { expect, test } from 'vitest';
import { emptyProgress, fold, type ProgressState } from '../domain/progress.ts';
import type { SessionAction } from '../domain/quiz/session.ts';
import { samples } from '../domain/quiz/testing.ts';
import type { JournalRecord, NewRecord } from '../domain/record.ts';
import type { Clock, QuizStore } from './ports.ts';
import { beginSitting, type SittingPlan } from './quiz.ts';
import { dropInterrupted, interruptedQuiz } from './quiz-resume.ts';
import { bankOf } from './testing/bank.ts';

const plan: SittingPlan = { id: 's1', seed: 5, questions: samples.slice(0, 2), objectives: ['balancing'] };
const right: Extract<SessionAction, { type: 'answer' }> = {
  type: 'answer',
  answer: { kind: 'choice', picked: ['a'] },
  now: 40,
};

function setUp(): { store: QuizStore; clock: Clock; records: NewRecord[] } {
  const records: NewRecord[] = [];
  let state: ProgressState = emptyProgress();
  const store: QuizStore = {
    append: async (record) => {
      await Promise.resolve();
      records.push(record);
      const at = `2026-01-01T00:00:0${records.length}.000Z`;
      state = fold(state, { ...record, v: 1, at, id: String(records.length) } as JournalRecord);
    },
    state: () => state,
  };
  const clock: Clock = { monotonic: () => 10, date: () => new Date('2026-01-01T00:00:00Z') };
  return { store, clock, records };
}

test('a session, each answer, and an attempt at the end are recorded, in this order', async () => {
  const { store, clock, records } = setUp();
  const sitting = await beginSitting(plan, store, clock);
  await sitting.dispatch(right);
  await sitting.dispatch({ type: 'next', now: 50 });
  await sitting.dispatch({ ...right, now: 70 });
  expect(records.map(({ type }) => type)).toEqual(['session', 'answer', 'answer']);
  const done = await sitting.dispatch({ type: 'next', now: 80 });
  expect(done.view).toEqual({ at: 'done', how: 'finished' });
  expect(records).toMatchObject([
    { type: 'session', session: 's1', seed: 5, mode: 'quiz', objectives: ['balancing'] },
    { type: 'answer', question: 'sample-one', answer: { picked: ['a'] }, correct: true, ms: 30 },
    { type: 'answer', question: 'sample-several', correct: false, ms: 20 },
    { type: 'attempt', of: 'quiz', ref: 's1', points: 1, maxPoints: 2, status: 'done' },
  ]);
});

test('an answer is in the journal before its feedback is shown', async () => {
  const { store, clock, records } = setUp();
  const sitting = await beginSitting(plan, store, clock);
  const seen: string[] = [];
  sitting.subscribe(() => seen.push(`${sitting.session().view.at} after ${records.length} records`));
  await sitting.dispatch(right);
  expect(seen).toEqual(['feedback after 2 records']);
});

test('keys pressed in a hurry are taken in their order, and none counts twice', async () => {
  const { store, clock, records } = setUp();
  const sitting = await beginSitting(plan, store, clock);
  const submit = { type: 'submit', now: 20 } as const;
  await Promise.all(
    [{ type: 'digit', digit: 1 } as const, submit, submit, { type: 'next', now: 30 } as const, submit].map(
      sitting.dispatch,
    ),
  );
  expect(sitting.session().view).toMatchObject({ at: 'asking', index: 1, notice: expect.any(String) });
  expect(records).toHaveLength(2);
});

test('quitting keeps the score so far', async () => {
  const { store, clock, records } = setUp();
  const sitting = await beginSitting(plan, store, clock);
  await sitting.dispatch(right);
  await sitting.dispatch({ type: 'quit' });
  await sitting.dispatch({ type: 'quit' });
  expect(records.slice(2)).toMatchObject([{ type: 'attempt', points: 1, maxPoints: 1, status: 'abandoned' }]);
  expect(await interruptedQuiz(store, bankOf(samples))).toBeUndefined();
});

test('an interrupted quiz goes on at its next question, and is not begun twice', async () => {
  const { store, clock, records } = setUp();
  await (await beginSitting(plan, store, clock)).dispatch(right);
  const found = await interruptedQuiz(store, bankOf(samples));
  expect(found).toMatchObject({ answered: 1, total: 2 });
  const sitting = await beginSitting(found?.plan ?? plan, store, clock);
  expect(sitting.session().view).toMatchObject({ at: 'asking', index: 1 });
  expect(records.filter(({ type }) => type === 'session')).toHaveLength(1);
  await sitting.dispatch(right);
  await sitting.dispatch({ type: 'next', now: 0 });
  expect(records.at(-1)).toMatchObject({ ref: 's1', points: 1, maxPoints: 2, status: 'done' });
});

test('a quiz without answers, or whose questions have gone, is not offered', async () => {
  const { store, clock } = setUp();
  const sitting = await beginSitting(plan, store, clock);
  expect(await interruptedQuiz(store, bankOf(samples))).toBeUndefined();
  await sitting.dispatch(right);
  expect(await interruptedQuiz(store, bankOf([]))).toBeUndefined();
});

test('an interrupted quiz that is not wanted is ended with its score', async () => {
  const { store, clock, records } = setUp();
  await (await beginSitting(plan, store, clock)).dispatch(right);
  const found = await interruptedQuiz(store, bankOf(samples));
  if (found) await dropInterrupted(store, found);
  expect(records.at(-1)).toMatchObject({
    type: 'attempt',
    ref: 's1',
    points: 1,
    maxPoints: 1,
    status: 'abandoned',
  });
  expect(await interruptedQuiz(store, bankOf(samples))).toBeUndefined();
});
