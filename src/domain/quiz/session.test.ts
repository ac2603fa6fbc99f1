import fc from 'fast-check';
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
  expect(after(session, { type: 'submit', now: 0 }).given[0]?.answer).toEqual({
    kind: 'choice',
    picked: [first],
  });
  const replaced = after(session, { type: 'toggle' }, { type: 'move', by: 1 }, { type: 'toggle' });
  expect(replaced.view).toMatchObject({ draft: { picked: [second] } });
  expect(after(replaced, { type: 'digit', digit: 2 }).view).toMatchObject({ draft: { picked: [second] } });
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

const action: fc.Arbitrary<SessionAction> = fc.oneof(
  fc.record({ type: fc.constant('move' as const), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ type: fc.constant('reorder' as const), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ type: fc.constantFrom('toggle', 'erase', 'flag', 'help') }),
  fc.record({ type: fc.constant('digit' as const), digit: fc.integer({ min: -1, max: 11 }) }),
  fc.record({ type: fc.constant('type' as const), text: fc.string({ unit: 'binary', maxLength: 500 }) }),
  fc.record({ type: fc.constantFrom('submit', 'next', 'tick'), now: fc.integer({ min: -10, max: 1e6 }) }),
);

test('no sequence of actions breaks a session or loses an answer', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), fc.integer(), (actions, seed) => {
      let session = startSession(samples, { seed, now: 0 });
      for (const each of actions) {
        const next = reduceSession(session, each);
        expect(next.given.slice(0, session.given.length)).toEqual(session.given);
        expect(next.given.length - session.given.length).toBeLessThanOrEqual(each.type === 'submit' ? 1 : 0);
        expect(next.given.map(({ question }) => question)).toEqual(
          samples.slice(0, next.given.length).map(({ id }) => id),
        );
        if (next.view.at === 'asking') checkDraft(next);
        if (next.view.at === 'done') expect(next.given).toHaveLength(samples.length);
        session = next;
      }
      const quit = reduceSession(session, { type: 'quit' });
      expect(quit.view.at).toBe('done');
      expect(quit.given).toEqual(session.given);
    }),
  );
});

function checkDraft({ items, view }: Session): void {
  if (view.at !== 'asking') return;
  const { draft, index } = view;
  const shown = items[index]?.shown ?? [];
  if (draft.kind !== 'fill') expect(shown[draft.cursor]).toBeDefined();
  if (draft.kind === 'order') expect([...draft.items].sort()).toEqual([...shown].sort());
  if (draft.kind === 'choice') for (const id of draft.picked) expect(shown).toContain(id);
}
