import type { OpenSession, ProgressState } from './progress-schema.ts';
import { get, put } from './progress-table.ts';
import type { JournalRecord } from './record.ts';
import { ratingOf, recalled, unrecalled } from './review/recall.ts';

const KEPT_ANSWERS = 500;

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;
type Mode = OpenSession['mode'];

/** Counts an answer, and moves its card: in a review always, in a quiz when it was wrong, in an exam at its end. */
export function foldAnswer(draft: ProgressState, record: RecordOf<'answer'>): void {
  const { question, correct, at, digest, answer, ms } = record;
  const session = get(draft.open, record.session);
  // The same session may be open in two terminals: the first answer to a question counts. Exams let answers be changed.
  if (session !== undefined && session.mode !== 'exam' && Object.hasOwn(session.answers, question)) return;
  const hit = correct ? 1 : 0;
  const before = draft.questions.get(question);
  const recalls = before?.recalls ?? [];
  draft.questions.set(question, {
    times: (before?.times ?? 0) + 1,
    correct: (before?.correct ?? 0) + hit,
    last: at,
    lastCorrect: correct,
    digest,
    recalls: moves(session?.mode, correct) ? recalled(recalls, at, ratingOf(record)) : recalls,
  });
  draft.recent.push({ question, correct, at });
  // Cut in steps: shifting one by one would cost a move of the whole list for every answer.
  if (draft.recent.length > 2 * KEPT_ANSWERS) draft.recent.splice(0, draft.recent.length - KEPT_ANSWERS);
  draft.totals.answers += 1;
  draft.totals.correct += hit;
  if (session?.questions.includes(question)) put(session.answers, question, { answer, correct, ms });
}

/** Takes the last answer of an open session back, with all that it moved; without such an answer nothing changes. */
export function foldUndo(draft: ProgressState, record: RecordOf<'undo'>): void {
  const session = get(draft.open, record.session);
  const given = session && get(session.answers, record.question);
  const score = draft.questions.get(record.question);
  if (session === undefined || given === undefined || score === undefined) return;
  delete session.answers[record.question];
  const hit = given.correct ? 1 : 0;
  const { recalls } = score;
  draft.questions.set(record.question, {
    ...score,
    times: Math.max(0, score.times - 1),
    correct: Math.max(0, score.correct - hit),
    recalls: moves(session.mode, given.correct) ? unrecalled(recalls) : recalls,
  });
  const place = draft.recent.findLastIndex(({ question }) => question === record.question);
  if (place >= 0) draft.recent.splice(place, 1);
  draft.totals.answers = Math.max(0, draft.totals.answers - 1);
  draft.totals.correct = Math.max(0, draft.totals.correct - hit);
}

/** At the end of an exam what stands is what was answered: the cards of wrong answers are to be learnt again. */
export function foldMissed(draft: ProgressState, ref: string, at: string): void {
  for (const [question, { correct }] of Object.entries(get(draft.open, ref)?.answers ?? {})) {
    const score = draft.questions.get(question);
    if (correct || score === undefined) continue;
    draft.questions.set(question, { ...score, recalls: recalled(score.recalls, at, 1) });
  }
}

/** Practice does not disturb the schedule, but for what was wrong. */
function moves(mode: Mode | undefined, correct: boolean): boolean {
  if (mode === 'review') return true;
  return mode !== 'exam' && !correct;
}
