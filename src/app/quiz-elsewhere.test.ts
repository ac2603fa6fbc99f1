import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SessionAction } from '../domain/quiz/session.ts';
import { samples } from '../domain/quiz/testing.ts';
import { openStore } from '../store/store.ts';
import { beginSitting, type Sitting, type SittingPlan } from './quiz.ts';
import { interruptedQuiz } from './quiz-resume.ts';
import { bankOf } from './testing/bank.ts';

const clock = { monotonic: () => 10, date: () => new Date('2026-01-01T00:00:00Z') };
const plan: SittingPlan = { id: 's1', seed: 5, questions: samples.slice(0, 4), objectives: [] };
const pick: SessionAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] }, now: 20 };
const next: SessionAction = { type: 'next', now: 30 };

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clusterprep-two-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Two terminals that have resumed the same quiz after its first answer. */
async function twoTerminals(): Promise<{ dir: string; first: Sitting; second: Sitting }> {
  const dir = await folder();
  const store = await openStore({ progress: dir });
  await (await beginSitting(plan, store, clock)).dispatch(pick);
  const resume = async (): Promise<Sitting> => {
    const own = await openStore({ progress: dir });
    return beginSitting((await interruptedQuiz(own, bankOf(samples)))?.plan ?? plan, own, clock);
  };
  return { dir, first: await resume(), second: await resume() };
}

async function totals(dir: string) {
  const store = await openStore({ progress: dir });
  const { totals: all, attempts } = store.state();
  return { answers: all.answers, attempts: attempts.map(({ points, maxPoints }) => [points, maxPoints]) };
}

test('an answer given in one terminal is neither asked nor counted again in the other', async () => {
  const { dir, first, second } = await twoTerminals();
  await first.dispatch(pick);
  const { view, given } = await second.dispatch(pick);
  expect(given).toHaveLength(2);
  expect(view).toMatchObject({ at: 'asking', index: 2, notice: expect.stringContaining('another terminal') });
  expect(await totals(dir)).toMatchObject({ answers: 2 });
});

test('a quiz that was ended in one terminal ends in the other, and is recorded once', async () => {
  const { dir, first, second } = await twoTerminals();
  await first.dispatch({ type: 'quit' });
  const { view } = await second.dispatch(pick);
  expect(view).toEqual({ at: 'done', how: 'elsewhere' });
  expect(await totals(dir)).toEqual({ answers: 1, attempts: [[1, 1]] });
});

test('two terminals share the questions that are left', async () => {
  const { dir, first, second } = await twoTerminals();
  await first.dispatch(pick);
  await second.dispatch(pick);
  await second.dispatch({ type: 'answer', answer: { kind: 'order', items: ['a', 'b', 'c'] }, now: 40 });
  await first.dispatch(next);
  await first.dispatch({
    type: 'answer',
    answer: { kind: 'fill', text: 'pm2 start app.js -i max' },
    now: 50,
  });
  expect((await second.dispatch(next)).view).toEqual({ at: 'done', how: 'finished' });
  expect((await first.dispatch(next)).view).toEqual({ at: 'done', how: 'elsewhere' });
  expect(await totals(dir)).toMatchObject({ answers: 4, attempts: [[expect.any(Number), 4]] });
});
