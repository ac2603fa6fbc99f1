import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../question.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Ran } from './ran.ts';
import { reduceSession, type Session, type SessionAction, startSession } from './session.ts';
import { sample, samples } from './testing.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'line-3', 'line-5', 'nowhere');
const now = fc.integer({ min: -10, max: 1e6 });
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), picked: fc.array(id, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('order' as const), items: fc.array(id, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('fill' as const), text: fc.string() }),
  fc.record({
    kind: fc.constant('match' as const),
    pairs: fc.array(fc.record({ term: id, meaning: id }), { maxLength: 4 }),
  }),
);
const question = fc.constantFrom(...samples.map((each) => each.id));
const ran: fc.Arbitrary<Ran> = fc.oneof(
  fc.record({
    status: fc.constant('ran' as const),
    node: fc.constant('24.0.0'),
    spoken: fc.constant([]),
    result: fc.jsonValue(),
    holds: fc.boolean(),
  }),
  fc.record({
    status: fc.constant('no-result' as const),
    node: fc.constant('24.0.0'),
    spoken: fc.constant([]),
    because: fc.constant('It took too long.'),
  }),
);
const action: fc.Arbitrary<SessionAction> = fc.oneof(
  fc.record({ type: fc.constant('move' as const), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ type: fc.constant('reorder' as const), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ type: fc.constantFrom('toggle', 'erase', 'flag', 'help') }),
  fc.record({ type: fc.constant('digit' as const), digit: fc.integer({ min: -1, max: 11 }) }),
  fc.record({ type: fc.constant('type' as const), text: fc.string({ unit: 'binary', maxLength: 500 }) }),
  fc.record({ type: fc.constantFrom('submit', 'next', 'tick'), now }),
  fc.record({ type: fc.constant('answer' as const), answer, now }),
  fc.record({
    type: fc.constant('spoke' as const),
    question,
    spoken: fc.record({ who: fc.string(), said: fc.string() }),
  }),
  fc.record({ type: fc.constant('ran' as const), question, ran }),
);

/** Actions that may give an answer. */
const GIVES: readonly SessionAction['type'][] = ['submit', 'answer', 'ran'];

function check(questions: readonly Question[], actions: readonly SessionAction[], seed: number): void {
  let session = startSession(questions, { seed, now: 0, runs: true });
  for (const each of actions) {
    const next = reduceSession(session, each);
    expect(next.given.slice(0, session.given.length)).toEqual(session.given);
    expect(next.given.length - session.given.length).toBeLessThanOrEqual(GIVES.includes(each.type) ? 1 : 0);
    expect(next.given.map((given) => given.question)).toEqual(
      questions.slice(0, next.given.length).map((given) => given.id),
    );
    for (const { ms } of next.given) expect(ms).toBeGreaterThanOrEqual(0);
    if (next.view.at === 'asking') checkDraft(next);
    if (next.view.at === 'done') expect(next.given).toHaveLength(questions.length);
    checkClock(session, next);
    session = next;
  }
  const quit = reduceSession(session, { type: 'quit' });
  expect(quit.view.at).toBe('done');
  const { view } = session;
  const waits = (view.at === 'help' ? view.over : view).at === 'running' ? 1 : 0;
  expect(quit.given).toHaveLength(session.given.length + waits);
  expect(quit.given.slice(0, session.given.length)).toEqual(session.given);
}

function checkDraft({ items, view }: Session): void {
  if (view.at !== 'asking') return;
  const { draft, index } = view;
  const shown = items[index]?.shown ?? [];
  if (draft.kind === 'match') {
    const given = draft.given.filter((each) => each !== null);
    expect(new Set(given).size).toBe(given.length);
    for (const meaning of given) expect(shown).toContain(meaning);
    expect(draft.given[draft.cursor]).toBeDefined();
  } else if (draft.kind !== 'fill') expect(shown[draft.cursor]).toBeDefined();
  if (draft.kind === 'order') expect([...draft.items].sort()).toEqual([...shown].sort());
  if (draft.kind === 'choice') for (const picked of draft.picked) expect(shown).toContain(picked);
}

/** While one question is asked, its clock never goes back. */
function checkClock(before: Session, after: Session): void {
  if (before.view.at !== 'asking' || after.view.at !== 'asking') return;
  if (before.view.index !== after.view.index) return;
  expect(after.view.since).toBe(before.view.since);
  expect(after.view.now).toBeGreaterThanOrEqual(before.view.now);
}

test.each(samples.map((each) => [each.kind, each] as const))(
  '%s: no sequence of actions breaks a session, loses an answer or turns its clock back',
  (_kind, asked) => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), fc.integer(), (actions, seed) => {
        check([asked, sample.several], actions, seed);
      }),
    );
  },
);

test('all kinds one after another', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), fc.integer(), (actions, seed) => {
      check(samples, actions, seed);
    }),
  );
});

test('an answer that was recorded is read again as the same', () => {
  fc.assert(
    fc.property(answer, (each) => {
      expect(readAnswer(JSON.parse(JSON.stringify(each)))).toEqual(each);
    }),
  );
});
