import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduceExam } from '../domain/exam/reduce.ts';
import { startExam } from '../domain/exam/start.ts';
import type { ExamAction, ExamSession } from '../domain/exam/view.ts';
import { emptyProgress, foldAll } from '../domain/progress.ts';
import { samples } from '../domain/quiz/testing.ts';
import { type JournalRecord, recordSchema } from '../domain/record.ts';
import { DEADLINE, labGrade, paperOf, STARTED } from '../domain/testing/exam.ts';
import { testLab } from '../domain/testing/lab.ts';
import { sitExam } from './exam.ts';
import { pastExam } from './exam-past.ts';
import { beginning, changes } from './exam-records.ts';
import { keptIn } from './exam-store.ts';
import { clockAt, examRoom, journalOf } from './testing/exam.ts';

const right: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] } };

test('the result of an exam is made anew from the journal, the same as it was told', async () => {
  const clock = clockAt();
  const journal = journalOf(clock);
  const { content, plan } = await examRoom();
  const store = journal.open();
  const sitting = async (id: string, ...actions: ExamAction[]) => {
    const grade = () => Promise.reject(new Error('nothing is graded'));
    const one = await sitExam(plan('exam', id), { store, clock, content, grade });
    for (const action of [...actions, { type: 'end' } as const, { type: 'confirm' } as const]) {
      clock.set(clock.date().getTime() + 3000);
      await one.dispatch(action);
    }
    return one.ended;
  };
  await sitting('first-one');
  const told = await sitting('second-one', right, { type: 'flag' }, right, { type: 'previous' }, right);
  const read = async (on: (records: readonly JournalRecord[]) => void): Promise<void> => {
    for (const record of journal.records) on([JSON.parse(JSON.stringify(record))]);
  };
  expect(await pastExam(undefined, store.state(), read, content)).toEqual(told);
  expect(told?.earlier).toMatchObject([{ session: 'first-one', percent: 0, passed: false }]);
  expect(await pastExam('first', store.state(), read, content)).toMatchObject({
    session: 'first-one',
    earned: 0,
  });
  await expect(pastExam('third', store.state(), read, content)).rejects.toMatchObject({ code: 'no-exam' });
});

const by = fc.integer({ min: -2, max: 3 });
const action: fc.Arbitrary<ExamAction> = fc.oneof(
  fc.record({ type: fc.constantFrom('move' as const, 'reorder' as const), by }),
  fc.record({ type: fc.constant('digit' as const), digit: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    type: fc.constantFrom('toggle', 'give', 'next', 'previous', 'flag', 'overview', 'back', 'end'),
  }),
  fc.record({ type: fc.constant('jump' as const), index: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ type: fc.constant('lab-began' as const), lab: fc.constant('test-lab') }),
  fc.record({
    type: fc.constant('lab-graded' as const),
    lab: fc.constant('test-lab'),
    grade: fc.integer({ min: 0, max: 100 }).map(labGrade),
  }),
);

test('after any actions, a crash loses nothing that was given: the journal goes on where the sitting was', async () => {
  const { plan } = await examRoom();
  const begin = { id: 'e1', paper: paperOf(samples), questions: samples, labs: [testLab()] };
  const clock = { startedAt: STARTED, deadline: DEADLINE, now: STARTED };
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), fc.constantFrom('exam', 'training'), (actions, mode) => {
      let session: ExamSession = startExam({ ...begin, ...clock, mode });
      const records: JournalRecord[] = [];
      const keep = (all: readonly object[]): void => {
        for (const each of all) {
          const at = new Date(session.now).toISOString();
          records.push(recordSchema.parse({ ...each, v: 1, at, id: `r${records.length}` }));
        }
      };
      keep([beginning(plan(mode), session)]);
      for (const each of actions) {
        const next = reduceExam(session, each, session.now + 1000);
        keep(changes(session, next, each));
        session = next;
      }
      const kept = keptIn(foldAll(emptyProgress(), records), 'e1');
      const again = startExam({ ...begin, ...clock, mode, now: session.now, ...(kept ? { kept } : {}) });
      expect([...again.answers].sort()).toEqual([...session.answers].sort());
      expect([...again.flagged].sort()).toEqual([...session.flagged].sort());
      expect(again.here).toBe(session.here);
      expect(again.labs.get('test-lab')?.grades ?? 0).toBe(session.labs.get('test-lab')?.grades ?? 0);
      expect(again.labs.get('test-lab')?.best?.points).toBe(session.labs.get('test-lab')?.best?.points);
    }),
    { numRuns: 60 },
  );
});
