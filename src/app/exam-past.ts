import { UsageError } from '../domain/errors.ts';
import type { ExamResult } from '../domain/exam/result.ts';
import { emptyProgress, foldAll } from '../domain/progress.ts';
import type { PastAttempt, ProgressState } from '../domain/progress-schema.ts';
import { get } from '../domain/progress-table.ts';
import type { JournalRecord } from '../domain/record.ts';
import type { ExamContent } from './exam-content.ts';
import { planFrom, resultFrom } from './exam-find.ts';
import { earlierSittings } from './exam-store.ts';

/** Reads the records of a journal, in batches and in order. */
export type ReadRecords = (onRecords: (records: readonly JournalRecord[]) => void) => Promise<unknown>;

/**
 * The result of a sitting that has ended, made anew from the journal: the latest, or the one whose id begins so. What
 * has left the bank since is not explained any more; what the sitting came to stays as it was recorded.
 * @throws UsageError `no-exam` where there is none
 */
export async function pastExam(
  wanted: string | undefined,
  { attempts }: Pick<ProgressState, 'attempts'>,
  read: ReadRecords,
  content: ExamContent,
): Promise<ExamResult> {
  const at = attempts.findLastIndex(
    ({ of, ref, exam }) => of === 'exam' && exam !== undefined && ref.startsWith(wanted ?? ''),
  );
  const attempt = attempts[at];
  if (attempt === undefined) throw noExam(wanted);
  const records: JournalRecord[] = [];
  await read((batch) => {
    for (const record of batch) if (belongs(record, attempt.ref)) records.push(record);
  });
  const open = get(foldAll(emptyProgress(), records).open, attempt.ref);
  const plan = open && (await planFrom(attempt.ref, open, content));
  if (plan === undefined) throw noExam(wanted);
  const earlier = earlierSittings({ attempts: attempts.slice(0, at) }, attempt.ref);
  const result = resultFrom(plan, content, earlier, plan.resumed.deadline);
  return asRecorded(result, attempt);
}

function belongs(record: JournalRecord, session: string): boolean {
  return record.type !== 'attempt' && 'session' in record && record.session === session;
}

/** The sums as they were told then: content may have been withdrawn since. */
function asRecorded(result: ExamResult, { points, maxPoints, exam }: PastAttempt): ExamResult {
  if (exam === undefined) return result;
  const { how, percent, passed, endedAt = result.endedAt } = exam;
  return { ...result, how, percent, passed, earned: points, of: maxPoints, endedAt };
}

function noExam(wanted: string | undefined): UsageError {
  const which = wanted === undefined ? 'No exam has' : `No exam whose id begins with "${wanted}" has`;
  return new UsageError('no-exam', `${which} been finished here.\nSit one with: clusterprep exam`);
}
