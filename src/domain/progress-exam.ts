import { beats } from './exam/standing.ts';
import type { OpenExam, OpenSession, PastAttempt, ProgressState } from './progress-schema.ts';
import { get, put } from './progress-table.ts';
import type { JournalRecord } from './record.ts';

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;

/** What a new exam has come to. */
export function beginExam({ exam, at }: RecordOf<'session'>): { exam?: OpenExam } {
  if (exam === undefined) return {};
  return { exam: { ...exam, flagged: [], here: null, spent: {}, labs: {}, through: at } };
}

/** While an exam goes on, an answer stands in it alone, and the last one counts. */
export function keepAnswer(session: OpenSession, record: RecordOf<'answer'>): void {
  const { question, answer, correct, ms, digest, at } = record;
  if (session.questions.includes(question))
    put(session.answers, question, { answer, correct, ms, digest, at });
  change(session, at, () => ({}));
}

/** Whether an exam of this id is known to have ended. */
export function hasEnded({ attempts }: Pick<ProgressState, 'attempts'>, id: string): boolean {
  return attempts.some(({ of, ref }) => of === 'exam' && ref === id);
}

/** An item came on the screen. */
export function foldVisit(draft: ProgressState, { session, item, left, at }: RecordOf<'visit'>): void {
  change(get(draft.open, session), at, ({ spent }) => {
    const after = { ...spent };
    if (left !== null) put(after, left.item, left.ms);
    return { here: item, spent: after };
  });
}

export function foldFlag(draft: ProgressState, { session, item, on, at }: RecordOf<'flag'>): void {
  change(get(draft.open, session), at, ({ flagged }) => {
    const others = flagged.filter((each) => each !== item);
    return { flagged: on ? [...others, item] : others };
  });
}

/** A grade of an exam's lab: the best one stands, of equals the first. */
export function keepGrade(session: OpenSession | undefined, record: RecordOf<'grade'>): void {
  const { lab, at, status, points, maxPoints, mistakes, hints, durationMs, judged } = record;
  change(session, at, ({ labs }) => {
    const before = get(labs, lab);
    const after = { ...labs };
    const grades = (before?.grades ?? 0) + 1;
    const part = judged === undefined ? {} : { judged };
    const grade = { at, status, points, maxPoints, mistakes, hints, durationMs, ...part };
    put(after, lab, { ...(before && !beats(grade, before) ? before : grade), grades });
    return { labs: after };
  });
}

function change(
  session: OpenSession | undefined,
  at: string,
  next: (exam: OpenExam) => Partial<OpenExam>,
): void {
  if (session?.exam === undefined) return;
  const { exam } = session;
  session.exam = { ...exam, ...next(exam), through: at > exam.through ? at : exam.through };
}

/** The latest `most` attempts, in their order. Exams go last: they are few, and compared with. */
export function latestOf(attempts: readonly PastAttempt[], most: number): PastAttempt[] {
  const surplus = attempts.length - most;
  if (surplus <= 0) return [...attempts];
  const exams = attempts.filter(({ of }) => of === 'exam').length;
  let others = Math.min(surplus, attempts.length - exams);
  let old = surplus - others;
  return attempts.filter(({ of }) => {
    if (of === 'exam') {
      old -= 1;
      return old < 0;
    }
    others -= 1;
    return others < 0;
  });
}
