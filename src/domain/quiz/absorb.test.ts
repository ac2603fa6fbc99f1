import { expect, test } from 'vitest';
import { absorb, endedElsewhere } from './absorb.ts';
import type { Given } from './score.ts';
import { currentItem, reduceSession, type Session, startSession } from './session.ts';
import { samples } from './testing.ts';

const begun = startSession(samples, { seed: 1, now: 0 });
const answered = (question: string): Given => ({
  question,
  answer: { kind: 'choice', picked: ['a'] },
  correct: true,
  ms: 5,
});
const idsOf = ({ items }: Session): string[] => items.map(({ question }) => question.id);
const asked = (session: Session): string | undefined => currentItem(session)?.question.id;

test('what was answered elsewhere is given, and each answer still belongs to its item', () => {
  const after = absorb(begun, [answered('sample-order'), answered('sample-predict')], 9);
  expect(after.given.map(({ question }) => question)).toEqual(idsOf(after).slice(0, 2));
  expect(idsOf(after).toSorted()).toEqual(idsOf(begun).toSorted());
});

test('the question on the screen stays, with its draft, when another one was answered', () => {
  const typed = reduceSession(begun, { type: 'digit', digit: 2 });
  const after = absorb(typed, [answered('sample-order')], 9);
  expect(asked(after)).toBe('sample-one');
  expect(after.view).toMatchObject({ at: 'asking', index: 1, draft: { cursor: 1 } });
});

test('a question answered elsewhere is not asked again; the next one says why', () => {
  const after = absorb(begun, [answered('sample-one')], 9);
  expect(asked(after)).toBe('sample-several');
  expect(after.view).toMatchObject({ at: 'asking', since: 9, notice: expect.stringContaining('terminal') });
});

test('feedback stays on the screen, and then the next open question is asked', () => {
  const told = reduceSession(begun, { type: 'answer', answer: answered('x').answer, now: 1 });
  const after = absorb(told, [answered('sample-several')], 9);
  expect(after.view).toEqual(told.view);
  expect(asked(reduceSession(after, { type: 'next', now: 10 }))).toBe('sample-order');
});

test('help stays open over what is asked, and closes when nothing is left', () => {
  const help = reduceSession(begun, { type: 'help' });
  expect(absorb(help, [answered('sample-one')], 9).view).toMatchObject({ at: 'help', over: { index: 1 } });
  const all = idsOf(begun).map(answered);
  expect(absorb(help, all, 9).view).toEqual({ at: 'done', how: 'finished' });
});

test('nothing new changes nothing, and so does anything after the end', () => {
  const done = reduceSession(begun, { type: 'quit' });
  expect(absorb(done, [answered('sample-one')], 9)).toBe(done);
  expect(absorb(begun, [answered('gone')], 9)).toBe(begun);
  expect(endedElsewhere(done)).toBe(done);
});
