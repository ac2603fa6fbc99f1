import { expect, test } from 'vitest';
import { reduceSession, type Session, type SessionAction, startSession } from './session.ts';
import { sample, samples } from './testing.ts';

const start = (...questions: Parameters<typeof startSession>[0]): Session =>
  startSession(questions, { seed: 7, now: 1000 });
const after = (session: Session, ...actions: SessionAction[]): Session =>
  actions.reduce(reduceSession, session);
const placeOf = (session: Session, id: string): number => (session.items[0]?.shown.indexOf(id) ?? -1) + 1;

test('a digit picks, Enter submits, and the answer is judged with the time it took', () => {
  const session = start(sample.one, sample.fill);
  const digit = placeOf(session, 'a');
  const told = after(session, { type: 'digit', digit }, { type: 'submit', now: 3500 });
  expect(told.view).toEqual({ at: 'feedback', index: 0 });
  expect(told.given).toEqual([
    { question: 'sample-one', answer: { kind: 'choice', picked: ['a'] }, correct: true, ms: 2500 },
  ]);
  expect(after(told, { type: 'next', now: 9000 }).view).toMatchObject({
    at: 'asking',
    index: 1,
    since: 9000,
  });
});

test('one answer: Enter takes the option at the cursor, and a second pick replaces the first', () => {
  const session = start(sample.one);
  const [first, second] = session.items[0]?.shown ?? [];
  const submit = { type: 'submit', now: 0 } as const;
  const down = { type: 'move', by: 1 } as const;
  expect(after(session, down, submit).given[0]?.answer).toEqual({ kind: 'choice', picked: [second] });
  expect(after(session, { type: 'move', by: -1 }, submit).given[0]?.answer).toEqual({
    kind: 'choice',
    picked: [first],
  });
  const replaced = after(session, { type: 'toggle' }, { type: 'move', by: 1 }, { type: 'toggle' });
  expect(replaced.view).toMatchObject({ draft: { picked: [second] } });
  expect(after(replaced, { type: 'digit', digit: 2 }).view).toMatchObject({ draft: { picked: [second] } });
});

test('one answer, order: Enter before anything else gives no answer', () => {
  for (const [question, notice] of [
    [sample.one, 'Nothing is chosen yet'],
    [sample.order, 'Nothing was moved yet'],
  ] as const) {
    const told = after(start(question), { type: 'submit', now: 0 });
    expect(told.given).toEqual([]);
    expect(told.view).toMatchObject({ at: 'asking', notice: expect.stringContaining(notice) });
  }
});

test('a digit that no option has is told, and chooses nothing', () => {
  const told = after(start(sample.one), { type: 'digit', digit: 9 });
  expect(told.view).toMatchObject({ notice: 'Nothing here has the number 9.', draft: { picked: [] } });
  expect(after(told, { type: 'submit', now: 0 }).given).toEqual([]);
  expect(after(told, { type: 'digit', digit: 1 }).view).not.toHaveProperty('notice');
});

test('several answers: nothing chosen is not submitted', () => {
  const session = after(start(sample.several), { type: 'submit', now: 0 });
  expect(session.view).toMatchObject({ at: 'asking', notice: expect.stringContaining('at least one') });
  const picked = after(
    session,
    { type: 'digit', digit: placeOf(session, 'a') },
    { type: 'digit', digit: placeOf(session, 'c') },
  );
  expect(picked.view).not.toHaveProperty('notice');
  expect(after(picked, { type: 'submit', now: 0 }).given[0]?.correct).toBe(true);
});

test('order: an item is taken with space and moved, or moved at once', () => {
  const session = start(sample.order);
  const [x, y, z] = session.items[0]?.shown ?? [];
  const held = after(session, { type: 'toggle' }, { type: 'move', by: 1 }, { type: 'move', by: 1 });
  expect(held.view).toMatchObject({ draft: { items: [y, z, x], cursor: 2, held: true } });
  const back = after(held, { type: 'toggle' }, { type: 'reorder', by: -1 });
  expect(back.view).toMatchObject({ draft: { items: [y, x, z], cursor: 1, held: false } });
});

test('order never starts solved', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    expect(startSession([sample.order], { seed, now: 0 }).items[0]?.shown).not.toEqual(['a', 'b', 'c']);
  }
});

test('fill: letters type, whole characters are erased, and what cannot be read is not taken', () => {
  const session = after(start(sample.fill), { type: 'type', text: 'pm2 "x👍' }, { type: 'erase' });
  expect(session.view).toMatchObject({ draft: { text: 'pm2 "x' } });
  const refused = after(session, { type: 'submit', now: 0 });
  expect(refused.given).toEqual([]);
  expect(refused.view).toMatchObject({ at: 'asking', draft: { text: 'pm2 "x' }, notice: expect.any(String) });
});

test('a known wrong answer brings its reason to the feedback', () => {
  const session = after(
    start(sample.fill),
    { type: 'type', text: 'pm2 start app.js' },
    { type: 'submit', now: 0 },
  );
  expect(session.view).toMatchObject({ at: 'feedback', because: 'That is one instance only, in fork mode.' });
});

test('help covers and uncovers; other keys do nothing under it', () => {
  const session = after(start(sample.fill), { type: 'type', text: 'p' }, { type: 'help' });
  expect(after(session, { type: 'type', text: 'x' })).toBe(session);
  expect(after(session, { type: 'help' }).view).toMatchObject({ at: 'asking', draft: { text: 'p' } });
});

test('an interrupted session goes on where it was, with the same options in the same order', () => {
  const whole = startSession(samples, { seed: 3, now: 0 });
  const first = after(whole, { type: 'answer', answer: { kind: 'choice', picked: ['a'] }, now: 5 });
  const resumed = startSession(samples, { seed: 3, now: 100, given: first.given });
  expect(resumed.view).toMatchObject({ at: 'asking', index: 1 });
  expect(resumed.items).toEqual(whole.items);
});

test('match: a digit gives the term at the cursor a meaning and goes on to the next open one', () => {
  const session = start(sample.match);
  const digit = (id: string) => ({ type: 'digit' as const, digit: placeOf(session, id) });
  const two = after(session, digit('a'), digit('d'));
  expect(two.view).toMatchObject({ draft: { given: ['a', 'd', null], cursor: 2 } });
  expect(after(two, { type: 'submit', now: 0 }).view).toMatchObject({
    notice: 'One term has no meaning yet.',
  });
  const moved = after(two, digit('d'));
  expect(moved.view).toMatchObject({ draft: { given: ['a', null, 'd'], cursor: 1 } });
  const right = after(moved, digit('b'), { type: 'move', by: 1 }, digit('c'), { type: 'submit', now: 0 });
  expect(right.given[0]).toMatchObject({
    correct: true,
    answer: { pairs: [{ term: 'a', meaning: 'a' }, {}, {}] },
  });
});

test('match: arrows go through the free meanings, and space takes the meaning away', () => {
  const [first, second] = start(sample.match).items[0]?.shown ?? [];
  const session = after(start(sample.match), { type: 'reorder', by: 1 }, { type: 'move', by: 1 });
  expect(session.view).toMatchObject({ draft: { given: [first, null, null], cursor: 1 } });
  const next = after(session, { type: 'reorder', by: 1 });
  expect(next.view).toMatchObject({ draft: { given: [first, second, null] } });
  expect(after(next, { type: 'toggle' }).view).toMatchObject({ draft: { given: [first, null, null] } });
  expect(after(next, { type: 'reorder', by: -1 }).view).toMatchObject({
    draft: { given: [first, null, null] },
  });
});

test('line: digits are the numbers in the code, and what says nothing cannot be picked', () => {
  const session = start(sample.line);
  expect(session.items[0]?.shown).toEqual(['line-2', 'line-3', 'line-5', 'line-6']);
  expect(after(session, { type: 'digit', digit: 4 }).view).toMatchObject({
    draft: { cursor: 0, picked: [] },
  });
  for (const [digit, correct] of [
    [3, false],
    [5, true],
    [6, true],
  ] as const) {
    const told = after(session, { type: 'digit', digit }, { type: 'submit', now: 0 });
    expect(told.given[0]).toMatchObject({ answer: { picked: [`line-${digit}`] }, correct });
  }
});

test('truth: what says true stands together', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    expect(startSession([sample.truth], { seed, now: 0 }).items[0]?.shown.indexOf('c')).toBe(2);
  }
});
