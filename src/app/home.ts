import type { PastAttempt, ProgressState } from '../domain/progress-schema.ts';
import { type ListedLab, nextLab } from './lab-list.ts';

/** What the learner does next, and why. */
export type NextStep = { readonly command: readonly string[]; readonly why: string };

/** What the home screen tells. */
export type HomeFacts = {
  readonly answers: number;
  readonly correct: number;
  readonly labs: readonly ListedLab[];
  /** What was done last, in words; null when nothing was. */
  readonly last: string | null;
  readonly next: NextStep;
};

const FEW_ANSWERS = 10;
const DAY = 86_400_000;

/** How long ago, in words. `at` is ISO 8601. */
export const ago = (at: string, now: number): string => {
  const days = Math.floor((now - Date.parse(at)) / DAY);
  if (!(days >= 1)) return 'within the last day';
  return days === 1 ? 'a day ago' : `${days} days ago`;
};

const ENDED: Record<PastAttempt['status'], string> = {
  pass: 'passed',
  fail: 'not passed',
  done: 'done',
  abandoned: 'given up',
  'time-out': 'time ran out',
};

const lastOf = (state: ProgressState, labs: readonly ListedLab[], now: number): string | null => {
  const attempt = state.attempts.at(-1);
  const answer = state.recent.at(-1);
  const graded = labs
    .flatMap(({ id, title }) => {
      const last = Object.hasOwn(state.labs, id) ? state.labs[id]?.last : undefined;
      return last
        ? [{ at: last.at, text: `lab "${title}" graded: ${last.status}, ${last.points} points` }]
        : [];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const what = (each: PastAttempt): string =>
    each.of === 'lab' ? `lab "${labs.find(({ id }) => id === each.ref)?.title ?? each.ref}"` : each.of;
  const candidates = [
    ...(answer ? [{ at: answer.at, text: 'a question of a quiz' }] : []),
    ...(graded ? [graded] : []),
    // Last, so that it wins over the grade or answer of the same moment.
    ...(attempt
      ? [
          {
            at: attempt.at,
            text: `${what(attempt)} ${ENDED[attempt.status]}, ${attempt.points} of ${attempt.maxPoints} points`,
          },
        ]
      : []),
  ];
  const latest = candidates.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  return latest ? `${latest.text}, ${ago(latest.at, now)}` : null;
};

const nextOf = (state: ProgressState, labs: readonly ListedLab[]): NextStep => {
  const running = labs.find(({ id }) => Object.hasOwn(state.labs, id) && state.labs[id]?.open);
  if (running)
    return { command: ['lab', running.id], why: `go on with "${running.title}": its clock is running` };
  if (Object.keys(state.open).length > 0)
    return { command: ['quiz'], why: 'go on with the quiz that you left' };
  const { answers, grades } = state.totals;
  if (answers === 0 && grades === 0)
    return { command: ['demo'], why: 'see in ten seconds what this is about' };
  if (answers < FEW_ANSWERS) return { command: ['quiz'], why: 'ten questions show where you stand' };
  const lab = nextLab(labs);
  if (lab) return { command: ['lab', lab.id], why: `${lab.title}, ${lab.minutes} minutes` };
  return { command: ['quiz'], why: 'all labs are passed; keep what you know fresh' };
};

/** What home tells of a state. `now` in milliseconds since the epoch. */
export const homeFacts = (state: ProgressState, labs: readonly ListedLab[], now: number): HomeFacts => ({
  answers: state.totals.answers,
  correct: state.totals.correct,
  labs,
  last: lastOf(state, labs, now),
  next: nextOf(state, labs),
});
