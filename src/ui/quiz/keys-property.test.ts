import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentItem, reduceSession, type Session, startSession } from '../../domain/quiz/session.ts';
import { sample, samples } from '../../domain/quiz/testing.ts';
import { type Key, keysOf } from '../keys.ts';
import { actionOf } from './quiz-keys.ts';

/** What a terminal sends, as Ink hands it on, besides text. */
const NAMED = [
  { upArrow: true },
  { downArrow: true },
  { leftArrow: true },
  { rightArrow: true },
  { upArrow: true, shift: true },
  { downArrow: true, shift: true },
  { return: true },
  { tab: true },
  { escape: true },
  { backspace: true },
  { pageDown: true },
] as const;
type Press = { readonly input: string; readonly key: Parameters<typeof keysOf>[1] };
const NONE = Object.fromEntries(
  [
    'upArrow',
    'downArrow',
    'leftArrow',
    'rightArrow',
    'pageDown',
    'pageUp',
    'home',
    'end',
    'return',
    'escape',
  ].map((name) => [name, false]),
);
const press = (input: string, key: object): Press => ({
  input,
  key: {
    ...NONE,
    ctrl: false,
    shift: false,
    tab: false,
    backspace: false,
    delete: false,
    meta: false,
    ...key,
  } as Press['key'],
});
const presses: fc.Arbitrary<Press> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMED).map((key) => press('', key)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('1', '2', '3', '4', '9', '123456789').map((text) => press(text, {})),
  },
  { weight: 2, arbitrary: fc.constantFrom(' ', 'f', '?', 'u', 's').map((text) => press(text, {})) },
  { weight: 1, arbitrary: fc.constantFrom('f', 'g', 'u').map((letter) => press(letter, { ctrl: true })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => press(text, {})) },
);

/** One key as the screen takes it; `now` is what the clock says. */
function pressed(session: Session, key: Key, now: number): Session {
  const action = actionOf(key, session.view, now);
  return action === undefined ? session : reduceSession(session, action);
}

function check(before: Session, after: Session, key: Key): void {
  const undo = before.review && (key.name === 'text' || key.name === 'ctrl');
  const kept = Math.min(before.given.length, after.given.length);
  // Nothing that was answered changes, and only an undo takes away, one at a time and only the last.
  expect(after.given.slice(0, kept)).toEqual(before.given.slice(0, kept));
  expect(after.given.length - before.given.length).toBeGreaterThanOrEqual(undo ? -1 : 0);
  expect(after.given.length - before.given.length).toBeLessThanOrEqual(1);
  for (const { ms } of after.given) expect(ms).toBeGreaterThanOrEqual(0);
  expect(after.items).toBe(before.items);
  if (after.view.at === 'done') expect(['finished', 'quit']).toContain(after.view.how);
  else expect(currentItem(after)).toBeDefined();
  const [was, is] = [before.view, after.view];
  if (
    was.at === 'asking' &&
    is.at === 'asking' &&
    was.index === is.index &&
    after.given.length === before.given.length
  )
    expect(is.now).toBeGreaterThanOrEqual(was.now);
}

test.each(samples.map((each) => [each.kind, each] as const))(
  '%s: no sequence of keys breaks a session, loses an answer or turns its clock back, in a quiz and in a review',
  (_kind, asked) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(presses, fc.integer({ min: -1000, max: 5000 })), { maxLength: 30 }),
        fc.boolean(),
        (typed, review) => {
          let session = startSession([asked, sample.one, sample.fill], {
            seed: 1,
            now: 0,
            runs: true,
            review,
          });
          let now = 0;
          for (const [{ input, key }, later] of typed) {
            // The clock of a machine may be set back; that of the session must not follow.
            now += later;
            for (const each of keysOf(input, key)) {
              const next = pressed(session, each, now);
              check(session, next, each);
              session = next;
            }
          }
          const quit = reduceSession(session, { type: 'quit' });
          expect(quit.given.slice(0, session.given.length)).toEqual(session.given);
          expect(quit.view.at).toBe('done');
        },
      ),
    );
  },
);
