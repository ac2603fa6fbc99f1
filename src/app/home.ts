import type { PastAttempt, ProgressState } from '../domain/progress-schema.ts';
import { get } from '../domain/progress-table.ts';
import { endedHow, scoreIn } from './attempt-words.ts';
import { type ListedLab, listed } from './lab-list.ts';
import type { ProgressContent } from './progress-content.ts';
import { type NextStep, nextStep } from './progress-next.ts';

/** What the home screen tells. */
export type HomeFacts = {
  readonly answers: number;
  readonly correct: number;
  readonly labs: readonly ListedLab[];
  /** What was done last, in words; null when nothing was. */
  readonly last: string | null;
  readonly next: NextStep;
  /** What to know of the folder of the scores, such as that nothing is recorded. */
  readonly notes: readonly string[];
};

const DAY = 86_400_000;

/** How long ago, in words. `at` is ISO 8601. */
const ago = (at: string, now: number): string => {
  const days = Math.floor((now - Date.parse(at)) / DAY);
  if (!(days >= 1)) return 'within the last day';
  return days === 1 ? 'a day ago' : `${days} days ago`;
};

type Moment = { readonly at: string; readonly text: string };

/** The later of two; of the same moment the second, which sums up the first. */
const later = (a: Moment | null, b: Moment | null): Moment | null => (a && (!b || b.at < a.at) ? a : b);

const lastGrade = (state: ProgressState, labs: readonly ListedLab[]): Moment | null =>
  labs
    .map(({ id, title }): Moment | null => {
      const last = get(state.labs, id)?.last;
      return last
        ? {
            at: last.at,
            text: `lab "${title}" graded: ${last.status}, ${last.points} ${last.points === 1 ? 'point' : 'points'}`,
          }
        : null;
    })
    .reduce(later, null);

const attemptMoment = (attempt: PastAttempt, labs: readonly ListedLab[]): Moment => {
  const lab = labs.find(({ id }) => id === attempt.ref)?.title ?? attempt.ref;
  const what = attempt.of === 'lab' ? `lab "${lab}"` : attempt.of;
  return { at: attempt.at, text: `${what} ${endedHow(attempt)}, ${scoreIn(attempt)}` };
};

const lastOf = (state: ProgressState, labs: readonly ListedLab[], now: number): string | null => {
  // A quiz that was left before its first answer is nothing to tell of.
  const attempt = state.attempts.findLast(({ maxPoints }) => maxPoints > 0);
  const answer = state.recent.at(-1);
  const answered = answer ? { at: answer.at, text: 'a question answered' } : null;
  const ended = attempt ? attemptMoment(attempt, labs) : null;
  const latest = later(later(answered, lastGrade(state, labs)), ended);
  return latest ? `${latest.text}, ${ago(latest.at, now)}` : null;
};

/** The exam that goes on, if one does: it comes before all else, since its clock runs. */
const runningExam = ({ open }: ProgressState, now: number): NextStep | null => {
  const [left] = Object.values(open)
    // The clock of an exam does not go back behind what it has seen.
    .flatMap(({ exam }) =>
      exam ? [Date.parse(exam.deadline) - Math.max(now, Date.parse(exam.through) || 0)] : [],
    )
    .filter((ms) => ms > 0);
  if (left === undefined) return null;
  const minutes = Math.floor(left / 60_000);
  const told = minutes < 1 ? 'less than a minute' : minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const because = `go on with the exam: its clock is running, ${told} left`;
  return { command: 'clusterprep exam', words: ['exam'], because };
};

/** What home tells of a state. `now` in milliseconds since the epoch. */
export const homeFacts = (
  state: ProgressState,
  content: ProgressContent,
  now: number,
  notes: readonly string[] = [],
): HomeFacts => {
  const labs = listed(content.labs, state.labs);
  return {
    answers: state.totals.answers,
    correct: state.totals.correct,
    labs,
    last: lastOf(state, labs, now),
    next: runningExam(state, now) ?? nextStep(state, content),
    notes,
  };
};
