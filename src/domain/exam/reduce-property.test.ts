import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../quiz/answer.ts';
import { sample, samples } from '../quiz/testing.ts';
import { DEADLINE, examOf, labGrade, STARTED } from '../testing/exam.ts';
import { draftFor } from './drafts.ts';
import { itemHere, timeOn } from './items.ts';
import type { ExamMode } from './paper.ts';
import { reduceExam } from './reduce.ts';
import type { ExamAction, ExamSession } from './view.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'line-5', 'nowhere');
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), picked: fc.array(id, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('order' as const), items: fc.array(id, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('fill' as const), text: fc.string() }),
  fc.record({
    kind: fc.constant('match' as const),
    pairs: fc.array(fc.record({ term: id, meaning: id }), { maxLength: 4 }),
  }),
);
const by = fc.integer({ min: -3, max: 3 });
const lab = fc.constantFrom('test-lab', 'no-such-lab');
const action: fc.Arbitrary<ExamAction> = fc.oneof(
  fc.record({ type: fc.constantFrom('move' as const, 'reorder' as const), by }),
  fc.record({ type: fc.constant('digit' as const), digit: fc.integer({ min: -1, max: 9 }) }),
  fc.record({ type: fc.constant('type' as const), text: fc.string({ maxLength: 20 }) }),
  fc.record({ type: fc.constant('answer' as const), answer }),
  fc.record({ type: fc.constant('jump' as const), index: fc.integer({ min: -2, max: 20 }) }),
  fc.record({
    type: fc.constantFrom(
      'toggle',
      'erase',
      'give',
      'next',
      'previous',
      'flag',
      'overview',
      'help',
      'back',
      'tick',
    ),
  }),
  fc.record({ type: fc.constantFrom('end', 'confirm', 'dismiss', 'settle') }),
  fc.record({ type: fc.constantFrom('lab-began' as const, 'lab-dropped' as const), lab }),
  fc.record({
    type: fc.constant('lab-graded' as const),
    lab,
    grade: fc.integer({ min: 0, max: 100 }).map(labGrade),
  }),
);
/** Mostly small steps; at times a jump to the end, or a clock that is set back. */
const step = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -4_000_000, max: 4_000_000 }) },
);
const run = fc.array(fc.tuple(action, step), { maxLength: 80 });
const mode = fc.constantFrom<ExamMode>('exam', 'training');

function checkStep(before: ExamSession, action: ExamAction, after: ExamSession): void {
  expect(after.now).toBeGreaterThanOrEqual(before.now);
  expect(after.here).toBeGreaterThanOrEqual(0);
  expect(after.here).toBeLessThan(after.items.length);
  // No answer is lost, and only the one on the screen is changed, but for the end, which takes every draft.
  const ends = before.view.at !== 'over' && after.view.at === 'over';
  const here = itemHere(before)?.paper.id;
  for (const [question, given] of before.answers) {
    const stands = after.answers.get(question);
    expect(stands).toBeDefined();
    if (question !== here && !ends) expect(stands).toBe(given);
    if (before.mode === 'training') expect(stands).toBe(given);
  }
  for (const { ms } of after.answers.values()) expect(ms).toBeGreaterThanOrEqual(0);
  // A best grade does not get worse, and none is forgotten.
  for (const [name, standing] of before.labs) {
    expect(after.labs.get(name)?.best?.points ?? 0).toBeGreaterThanOrEqual(standing.best?.points ?? 0);
    expect(after.labs.get(name)?.grades).toBeGreaterThanOrEqual(standing.grades);
  }
  if (before.view.at === 'over') expect(after.answers).toBe(before.answers);
  if (before.view.at === 'over' && before.view.settled) expect(after).toBe(before);
  if (after.now >= DEADLINE) expect(after.view.at).toBe('over');
  if (ends && after.now < DEADLINE) expect(action.type).toBe('confirm');
  checkTimes(after);
}

/** The times of all items are what has gone by: none is counted twice, none lost. */
function checkTimes(session: ExamSession): void {
  const spent = session.items.reduce((sum, item) => sum + timeOn(session, item), 0);
  if (session.view.at !== 'over') expect(spent).toBe(session.now - STARTED);
  else expect(spent).toBeLessThanOrEqual(Math.min(session.now, DEADLINE) - STARTED);
}

test('no sequence of actions breaks a sitting, loses an answer or turns its clock back', () => {
  fc.assert(
    fc.property(run, mode, (actions, mode) => {
      let session = examOf(mode, samples);
      let time = STARTED;
      for (const [each, ms] of actions) {
        time += ms;
        const next = reduceExam(session, each, time);
        checkStep(session, each, next);
        const at = itemHere(next);
        if (at?.kind === 'question') draftFor(next, at.item);
        session = next;
      }
      expect(reduceExam(session, { type: 'tick' }, DEADLINE).view.at).toBe('over');
    }),
    { numRuns: 150 },
  );
});

test('in an exam, whatever is picked on an item is an answer once it is left', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (actions, digit) => {
      const session = actions.reduce(
        (now, each) => reduceExam(now, each, STARTED + 1),
        examOf('exam', samples),
      );
      if (session.view.at !== 'item') return;
      const picked = reduceExam(session, { type: 'digit', digit }, STARTED + 2);
      const at = itemHere(picked);
      if (at?.kind !== 'question' || draftFor(picked, at.item).kind !== 'choice') return;
      const draft = picked.drafts.get(at.paper.id);
      const left = reduceExam(picked, { type: 'quit' }, STARTED + 3);
      const chosen = draft?.kind === 'choice' ? draft.picked : [];
      if (chosen.length > 0)
        expect(left.answers.get(at.paper.id)?.answer).toEqual({ kind: 'choice', picked: chosen });
    }),
    { numRuns: 150 },
  );
});

test('a sitting that was left changes no more', () => {
  fc.assert(
    fc.property(run, (actions) => {
      const left = reduceExam(examOf('exam', [sample.one]), { type: 'quit' }, STARTED + 10);
      const later = actions.reduce((now, [each, ms]) => reduceExam(now, each, STARTED + ms), left);
      expect(later).toBe(left);
    }),
    { numRuns: 30 },
  );
});
