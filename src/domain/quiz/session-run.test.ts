import { expect, test } from 'vitest';
import type { Ran } from './ran.ts';
import { readSpoken } from './ran.ts';
import { reduceSession, type Session, type SessionAction, startSession } from './session.ts';
import { sample } from './testing.ts';

const ran: Ran = { status: 'ran', node: '24.0.0', spoken: [], result: [1, 1], holds: true };
const question = 'sample-run';
const answered = (picked: string, runs = true): Session =>
  after(startSession([sample.run, sample.one], { seed: 7, now: 0, runs }), {
    type: 'answer',
    answer: { kind: 'choice', picked: [picked] },
    now: 900,
  });
const after = (session: Session, ...actions: SessionAction[]): Session =>
  actions.reduce(reduceSession, session);

test('a program runs after the answer, tells, and then the answer is judged with the time before the run', () => {
  const spoken = { who: 'worker 1', said: 'counter is 1' };
  const running = after(answered('a'), { type: 'spoke', question, spoken });
  expect(running).toMatchObject({ given: [], view: { at: 'running', spoken: [spoken] } });
  const told = after(running, { type: 'ran', question, ran });
  expect(told.view).toEqual({ at: 'feedback', index: 0 });
  expect(told.given).toMatchObject([{ question, correct: true, ms: 900, ran }]);
});

test('where the result is another one, no answer is wrong; where there is none, the bank judges', () => {
  const differs: SessionAction = { type: 'ran', question, ran: { ...ran, result: [2], holds: false } };
  expect(after(answered('b'), differs).given[0]?.correct).toBe(true);
  const none: SessionAction = {
    type: 'ran',
    question,
    ran: { status: 'no-result', node: '24.0.0', spoken: [], because: 'It took too long.' },
  };
  expect(after(answered('b'), none).given[0]?.correct).toBe(false);
  expect(after(answered('a'), none).given[0]?.correct).toBe(true);
});

test('who does not wait, or quits, has answered all the same', () => {
  expect(after(answered('a'), { type: 'submit', now: 1000 }).given[0]).toMatchObject({
    correct: true,
    ms: 900,
  });
  const quit = after(answered('b'), { type: 'quit' });
  expect(quit).toMatchObject({ given: [{ correct: false }], view: { at: 'done', how: 'quit' } });
  expect(after(answered('b'), { type: 'help' }, { type: 'quit' }).given).toHaveLength(1);
});

test('a program runs on under the help; what another one tells does nothing', () => {
  const covered = after(answered('a'), { type: 'help' });
  const told = after(covered, { type: 'ran', question, ran });
  expect(told.view).toMatchObject({ at: 'help', over: { at: 'feedback' } });
  const running = answered('a');
  expect(after(running, { type: 'ran', question: 'sample-one', ran })).toBe(running);
  const late = after(running, { type: 'submit', now: 0 });
  expect(after(late, { type: 'ran', question, ran })).toBe(late);
});

test('where programs are not run, the bank judges at once', () => {
  expect(answered('a', false)).toMatchObject({ given: [{ correct: true }], view: { at: 'feedback' } });
});

test.each([
  ['{"worker": 2, "said": "hello"}', { who: 'worker 2', said: 'hello' }],
  ['{"primary": true, "said": {"a": 1}}', { who: 'primary', said: '{"a":1}' }],
  ['{"said": "nobody"}', { who: 'program', said: '{"said": "nobody"}' }],
  ['[1, 2]', { who: 'program', said: '[1, 2]' }],
  ['listening', { who: 'program', said: 'listening' }],
])('%s is told by whom it names', (line, told) => {
  expect(readSpoken(line)).toEqual(told);
});
