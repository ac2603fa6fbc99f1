import { insert } from './joined.ts';
import { percentOf } from './percent.ts';
import { foldExamAnswers } from './progress-answers.ts';
import { keepGrade, latestOf } from './progress-exam.ts';
import type { LabScore, ProgressState } from './progress-schema.ts';
import { get, put } from './progress-table.ts';
import type { JournalRecord } from './record.ts';

const KEPT_ATTEMPTS = 100;
const KEPT_GRADES = 20;
const KEPT_MISTAKES = 100;

type RecordOf<T extends JournalRecord['type']> = Extract<JournalRecord, { type: T }>;

const UNTRIED: LabScore = {
  best: 0,
  maxPoints: 0,
  passedAt: null,
  grades: 0,
  attempts: 0,
  last: null,
  trend: [],
  hints: [],
  hintCost: 0,
  open: null,
};

function change(draft: ProgressState, lab: string, next: (score: LabScore) => LabScore): void {
  put(draft.labs, lab, next(get(draft.labs, lab) ?? UNTRIED));
}

/** `record.points` are the verdict's; the hints shown in this run of the clock are taken off here. */
export function foldGrade(draft: ProgressState, record: RecordOf<'grade'>): void {
  const { at, status, maxPoints, mistakes } = record;
  if (record.session !== undefined) {
    keepGrade(get(draft.open, record.session), record);
    return;
  }
  draft.totals.grades += 1;
  if (status === 'fail') foldMistakes(draft, record);
  change(draft, record.lab, (score) => {
    const points = Math.max(0, record.points - (score.open === null ? 0 : score.hintCost));
    return {
      ...score,
      best: Math.max(score.best, points),
      maxPoints: Math.max(score.maxPoints, maxPoints),
      passedAt: score.passedAt ?? (status === 'pass' ? at : null),
      grades: score.grades + 1,
      last: { at, status, points, mistakes },
      trend: [...score.trend, share(points, maxPoints)].slice(-KEPT_GRADES),
      open: score.open === null ? null : { ...score.open, points: Math.max(0, record.points) },
    };
  });
}

type Failed = Pick<RecordOf<'grade'>, 'at' | 'lab' | 'mistakes'>;

function foldMistakes(draft: ProgressState, { at, lab, mistakes }: Failed): void {
  for (const mistake of mistakes) put(draft.raised, `${lab}/${mistake}`, at);
  const names = Object.keys(draft.raised);
  if (names.length <= KEPT_MISTAKES) return;
  names.sort((a, b) => ((get(draft.raised, a) ?? '') < (get(draft.raised, b) ?? '') ? -1 : 1));
  for (const name of names.slice(0, names.length - KEPT_MISTAKES)) delete draft.raised[name];
}

/** When an attempt ended: an exam whose time ran out may be recorded days later. */
export function endOf({ at, exam }: RecordOf<'attempt'>): string {
  return exam?.endedAt ?? at;
}

/** Ends what `ref` began: the lab's clock, or the session. */
export function foldAttempt(draft: ProgressState, record: RecordOf<'attempt'>): void {
  const { startedAt, of, ref, points, maxPoints, status, exam } = record;
  const at = endOf(record);
  // A session ends once, whatever two terminals say of it.
  if (
    of === 'lab'
      ? isOver(get(draft.labs, ref), startedAt)
      : draft.attempts.some((each) => each.of === of && each.ref === ref)
  )
    return;
  const ended = {
    at,
    startedAt,
    of,
    ref,
    points,
    maxPoints,
    status,
    ...(exam === undefined ? {} : { exam }),
  };
  insert(draft.attempts, ended);
  // Cut in steps, for the list is looked through each time.
  if (draft.attempts.length > KEPT_ATTEMPTS + 20) draft.attempts = latestOf(draft.attempts, KEPT_ATTEMPTS);
  draft.totals.attempts += 1;
  if (of !== 'lab') {
    if (of === 'exam') {
      foldExamAnswers(draft, ref, at);
      foldExamLabs(draft, ref);
    }
    if (Object.hasOwn(draft.open, ref)) delete draft.open[ref];
    return;
  }
  change(draft, ref, (score) => ({
    ...score,
    best: Math.max(score.best, points),
    maxPoints: Math.max(score.maxPoints, maxPoints),
    passedAt: score.passedAt ?? (status === 'pass' ? at : null),
    attempts: score.attempts + 1,
    open: null,
  }));
}

/** In milliseconds: an attempt and its clock begin in the same moment, but are not stamped in the same. */
const SAME_START = 5000;

/** Whether an attempt at a lab has ended before: in another terminal, where perhaps a new one has begun since. */
function isOver(score: LabScore | undefined, startedAt: string): boolean {
  if (!score?.open) return score !== undefined && score.attempts > 0;
  return Date.parse(startedAt) + SAME_START < Date.parse(score.open.at);
}

/** The best grades of an exam count as grades; those of a training teach, and are no best. */
function foldExamLabs(draft: ProgressState, ref: string): void {
  const exam = get(draft.open, ref)?.exam;
  for (const [lab, grade] of Object.entries(exam?.labs ?? {})) {
    const { at, status, points, maxPoints, mistakes, grades } = grade;
    draft.totals.grades += grades;
    if (status === 'fail') foldMistakes(draft, { at, lab, mistakes });
    if (exam?.mode !== 'exam') continue;
    change(draft, lab, (score) => ({
      ...score,
      best: Math.max(score.best, points),
      maxPoints: Math.max(score.maxPoints, maxPoints),
      passedAt: score.passedAt ?? (status === 'pass' ? at : null),
      grades: score.grades + grades,
      trend: [...score.trend, share(points, maxPoints)].slice(-KEPT_GRADES),
    }));
  }
}

/** A new clock forgets the hints of the one before. */
export function foldLabStart(draft: ProgressState, record: RecordOf<'lab-start'>): void {
  const open = { at: record.at, timed: record.timed, dir: record.dir };
  change(draft, record.lab, (score) => ({ ...score, open, hints: [], hintCost: 0 }));
}

/** A hint that is shown again costs nothing. */
export function foldHint(draft: ProgressState, record: RecordOf<'hint'>): void {
  change(draft, record.lab, (score) => {
    if (score.hints.includes(record.hint)) return score;
    return {
      ...score,
      hints: [...score.hints, record.hint],
      hintCost: score.hintCost + Math.max(0, record.cost),
    };
  });
}

function share(points: number, of: number): number {
  return Math.min(100, Math.max(0, percentOf(points, of)));
}
