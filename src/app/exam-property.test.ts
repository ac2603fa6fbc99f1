import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExamAction } from '../domain/exam/view.ts';
import { sample } from '../domain/quiz/testing.ts';
import { DEADLINE, STARTED } from '../domain/testing/exam.ts';
import { type ExamSitting, sitExam } from './exam.ts';
import { findExam, gradeRunOut } from './exam-find.ts';
import { clockAt, examRoom, journalOf } from './testing/exam.ts';

const action: fc.Arbitrary<ExamAction> = fc.oneof(
  fc.record({ type: fc.constant('digit' as const), digit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    type: fc.constantFrom('toggle', 'give', 'next', 'previous', 'flag', 'overview', 'back', 'tick'),
  }),
  fc.record({ type: fc.constant('jump' as const), index: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: fc.constantFrom('end' as const, 'end' as const, 'confirm' as const) }),
);
type Step =
  | { readonly do: 'act'; readonly who: 0 | 1; readonly action: ExamAction; readonly ms: number }
  /** Killed: nothing is said any more; then begun anew from the journal. */
  | { readonly do: 'crash'; readonly who: 0 | 1; readonly ms: number };
const who = fc.constantFrom<0 | 1>(0, 1);
const ms = fc.oneof(
  { weight: 15, arbitrary: fc.integer({ min: 0, max: 120_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3_000_000, max: 3_000_000 }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('act' as const), who, action, ms }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), who, ms }) },
);

test('in two terminals, with crashes and clocks that are set back: one result, of the last answers recorded', async () => {
  const { content, plan } = await examRoom([sample.one, sample.several, sample.predict, sample.truth]);
  const grade = () => Promise.reject(new Error('nothing is graded'));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const clock = clockAt();
      const journal = journalOf(clock);
      const begin = async (): Promise<ExamSitting | undefined> => {
        const store = journal.open();
        const found = await findExam(store, content, clock);
        return found && sitExam(found, { store, clock, content, grade });
      };
      const first = await sitExam(plan(), { store: journal.open(), clock, content, grade });
      const sittings: (ExamSitting | undefined)[] = [first, await begin()];
      let latest = STARTED;
      for (const each of steps) {
        clock.set(clock.date().getTime() + each.ms);
        if (each.do === 'crash') sittings[each.who] = await begin();
        const sitting = sittings[each.who];
        if (each.do === 'act' && sitting !== undefined) {
          const { now } = await sitting.dispatch(each.action);
          if (each.who === 0 && sitting === first) {
            expect(now).toBeGreaterThanOrEqual(latest);
            latest = now;
          }
        }
      }
      clock.set(DEADLINE + 1000);
      for (const sitting of sittings) await sitting?.dispatch({ type: 'tick' });
      await gradeRunOut(journal.open(), content, clock);
      const { records } = journal;
      const ends = records.flatMap((record) => (record.type === 'attempt' ? [record] : []));
      expect(ends).toHaveLength(1);
      const last = new Map(
        records
          .slice(
            0,
            records.findIndex(({ type }) => type === 'attempt'),
          )
          .flatMap((record) =>
            record.type === 'answer' ? [[record.question, record.correct] as const] : [],
          ),
      );
      const right = [...last.values()].filter(Boolean).length;
      expect(ends[0]?.points).toBe(2 * right);
      expect(journal.open().whole().open).toEqual({});
    }),
    { numRuns: 150 },
  );
});
