import { cameBefore, insert } from './joined.ts';
import { hasEnded, keepAnswer } from './progress-exam.ts';
import type { OpenSession, ProgressState } from './progress-schema.ts';
import { get, put } from './progress-table.ts';
import type { JournalRecord } from './record.ts';
import { momentOf, type Rating, ratingOf, recalled, unrecalled } from './review/recall.ts';

const KEPT_ANSWERS = 500;

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;
type Mode = OpenSession['mode'];

/** Counts an answer, and moves its card: in a review always, in a quiz when it was wrong. In an exam it counts at its end. */
export function foldAnswer(draft: ProgressState, record: RecordOf<'answer'>): void {
  const { question, correct, at, digest, answer, ms } = record;
  const session = get(draft.open, record.session);
  if (session?.mode === 'exam') {
    keepAnswer(session, record);
    return;
  }
  // What another terminal gave to an exam that was over counts nowhere.
  if (session === undefined && hasEnded(draft, record.session)) return;
  // The same session may be open in two terminals: the first answer to a question counts.
  if (session !== undefined && Object.hasOwn(session.answers, question)) return;
  const rating = moves(session?.mode, correct) ? ratingOf(record) : null;
  const before = lastWord(draft, question);
  const moved = momentOf(draft.questions.get(question)?.recalls ?? [], at);
  count(draft, { question, correct, at, digest, rating });
  if (!session?.questions.includes(question)) return;
  const moment = rating === null ? undefined : moved;
  const given = { answer, correct, ms, before };
  put(session.answers, question, moment === undefined ? given : { ...given, recalled: moment });
}

type Counted = Pick<RecordOf<'answer'>, 'question' | 'correct' | 'at' | 'digest'> & {
  /** How the card moves; null: it does not. */
  readonly rating: Rating | null;
};

function count(draft: ProgressState, { question, correct, at, digest, rating }: Counted): void {
  const hit = correct ? 1 : 0;
  const before = draft.questions.get(question);
  const recalls = before?.recalls ?? [];
  draft.questions.set(question, {
    times: (before?.times ?? 0) + 1,
    correct: (before?.correct ?? 0) + hit,
    ...(before !== undefined && cameBefore(Date.parse(at), Date.parse(before.last))
      ? { last: before.last, lastCorrect: before.lastCorrect, digest: before.digest }
      : { last: at, lastCorrect: correct, digest }),
    recalls: rating === null ? recalls : recalled(recalls, at, rating),
  });
  insert(draft.recent, { question, correct, at });
  // Cut in steps: shifting one by one would cost a move of the whole list for every answer.
  if (draft.recent.length > 2 * KEPT_ANSWERS) draft.recent.splice(0, draft.recent.length - KEPT_ANSWERS);
  draft.totals.answers += 1;
  draft.totals.correct += hit;
}

/** What stood of the last answer; null: there was none. */
function lastWord(draft: ProgressState, question: string) {
  const score = draft.questions.get(question);
  return score === undefined
    ? null
    : { times: score.times, last: score.last, lastCorrect: score.lastCorrect, digest: score.digest };
}

/** Takes the last answer of an open session back, with all that it moved; without such an answer nothing changes. */
export function foldUndo(draft: ProgressState, record: RecordOf<'undo'>): void {
  const session = get(draft.open, record.session);
  const given = session && get(session.answers, record.question);
  const score = draft.questions.get(record.question);
  if (session === undefined || given === undefined || score === undefined) return;
  delete session.answers[record.question];
  if (session.mode === 'exam') return;
  const hit = given.correct ? 1 : 0;
  const { recalls } = score;
  // What another terminal has answered since stays as the last word.
  const isLast = score.times === (given.before?.times ?? 0) + 1;
  if (given.before === null && isLast) draft.questions.delete(record.question);
  else
    draft.questions.set(record.question, {
      ...score,
      ...(isLast ? given.before : {}),
      times: Math.max(0, score.times - 1),
      correct: Math.max(0, score.correct - hit),
      recalls: moves(session.mode, given.correct) ? unrecalled(recalls, given.recalled) : recalls,
    });
  const place = draft.recent.findLastIndex(
    ({ question, correct }) => question === record.question && correct === given.correct,
  );
  if (place >= 0) draft.recent.splice(place, 1);
  draft.totals.answers = Math.max(0, draft.totals.answers - 1);
  draft.totals.correct = Math.max(0, draft.totals.correct - hit);
}

/** At the end of an exam what stands is what was answered: it counts, and the cards of wrong answers are to be learnt again. */
export function foldExamAnswers(draft: ProgressState, ref: string, at: string): void {
  for (const [question, given] of Object.entries(get(draft.open, ref)?.answers ?? {})) {
    const { correct, digest = '' } = given;
    count(draft, { question, correct, at: given.at ?? at, digest, rating: correct ? null : 1 });
  }
}

/** Practice does not disturb the schedule, but for what was wrong. */
function moves(mode: Mode | undefined, correct: boolean): boolean {
  return mode === 'review' || !correct;
}
