import { foldAnswer, foldUndo } from './progress-answers.ts';
import { beginExam, foldFlag, foldVisit } from './progress-exam.ts';
import { endOf, foldAttempt, foldGrade, foldHint, foldLabStart } from './progress-labs.ts';
import type { OpenSession, ProgressState } from './progress-schema.ts';
import { get, put } from './progress-table.ts';
import type { JournalRecord } from './record.ts';
import { addDay, longestRun } from './streak.ts';

export type { OpenSession, ProgressState } from './progress-schema.ts';

const KEPT_SESSIONS = 20;

/** The state before anything was done. */
export function emptyProgress(): ProgressState {
  return {
    questions: new Map(),
    labs: {},
    raised: {},
    open: {},
    attempts: [],
    recent: [],
    days: [],
    longestStreak: 0,
    totals: { answers: 0, correct: 0, grades: 0, attempts: 0 },
  };
}

/** The state after one more record. The given state is left as it was. */
export function fold(state: ProgressState, record: JournalRecord): ProgressState {
  return foldAll(state, [record]);
}

/** The state after more records, in the order of the journal. Records are not looked at twice: see that ids are unique. */
export function foldAll(state: ProgressState, records: Iterable<JournalRecord>): ProgressState {
  const folding = startFold(state);
  for (const record of records) folding.take(record);
  return folding.end();
}

/** A fold that goes on over many batches, with one copy of the state for all of them. */
export type Folding = { take(record: JournalRecord): void; end(): ProgressState };

/** Begins a fold on a copy of the state. After `end` it must not be used again. */
export function startFold(state: ProgressState): Folding {
  const draft = copy(state);
  return { take: (record) => apply(draft, record), end: () => draft };
}

/** Copies as deep as `apply` writes in place: tables, lists and the answers of open sessions; other entries it replaces. */
function copy(state: ProgressState): ProgressState {
  return {
    questions: new Map(state.questions),
    labs: { ...state.labs },
    raised: { ...state.raised },
    open: copyOpen(state.open),
    attempts: [...state.attempts],
    recent: [...state.recent],
    days: [...state.days],
    longestStreak: state.longestStreak,
    totals: { ...state.totals },
  };
}

function copyOpen(open: ProgressState['open']): ProgressState['open'] {
  const copied: ProgressState['open'] = {};
  for (const [id, session] of Object.entries(open))
    put(copied, id, { ...session, answers: { ...session.answers } });
  return copied;
}

function apply(draft: ProgressState, record: JournalRecord): void {
  switch (record.type) {
    case 'session':
      foldSession(draft, record);
      break;
    case 'answer':
      foldAnswer(draft, record);
      foldDay(draft, record.at);
      break;
    case 'undo':
      foldUndo(draft, record);
      break;
    case 'grade':
      foldGrade(draft, record);
      foldDay(draft, record.at);
      break;
    case 'attempt':
      foldAttempt(draft, record);
      foldDay(draft, endOf(record));
      break;
    case 'lab-start':
      foldLabStart(draft, record);
      break;
    case 'hint':
      foldHint(draft, record);
      break;
    case 'visit':
      foldVisit(draft, record);
      break;
    case 'flag':
      foldFlag(draft, record);
      break;
  }
}

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;

function foldSession(draft: ProgressState, record: RecordOf<'session'>): void {
  // Journals that were joined by hand may tell the end before the beginning.
  if (draft.attempts.some((attempt) => attempt.of !== 'lab' && attempt.ref === record.session)) return;
  const { at, seed, mode, questions, objectives } = record;
  put(draft.open, record.session, {
    at,
    seed,
    mode,
    questions,
    objectives,
    answers: {},
    ...beginExam(record),
  });
  const ids = Object.keys(draft.open);
  if (ids.length <= KEPT_SESSIONS) return;
  // An exam waits to be graded, however many quizzes were left meanwhile.
  const of = (mode: OpenSession['mode']) =>
    ids.filter((id) => id !== record.session && get(draft.open, id)?.mode === mode);
  // And a quiz can be gone on with, which a review cannot.
  const [least = ids] = [of('review'), of('quiz')].filter((some) => some.length > 0);
  const oldest = least.reduce((a, b) => (begun(draft.open, b) < begun(draft.open, a) ? b : a));
  delete draft.open[oldest];
}

function begun(open: Record<string, OpenSession>, id: string): string {
  return get(open, id)?.at ?? '';
}

function foldDay(draft: ProgressState, at: string): void {
  if (!addDay(draft.days, at)) return;
  draft.longestStreak = Math.max(draft.longestStreak, longestRun(draft.days));
}
