import type { GradeUpdate } from './grade-update.ts';
import type { Lab } from './lab.ts';
import { type LabClock, timeLeft } from './lab-clock.ts';
import { type LabRun, newRun, nextRun } from './lab-run.ts';
import type { Recording } from './timeline.ts';
import type { Verdict } from './verdict.ts';

/** What the grader is doing for this sitting. */
export type Phase =
  | { readonly is: 'waiting' }
  | { readonly is: 'grading'; readonly run: LabRun }
  | { readonly is: 'graded'; readonly run: LabRun; readonly verdict: Verdict; readonly recording: Recording }
  /** No verdict: the folder cannot be graded as it is, or the grader or the machine failed. */
  | { readonly is: 'not-judged'; readonly whose: 'folder' | 'grader'; readonly message: string };

/** What lies over the lab's screen. */
export type Overlay = 'none' | 'hints' | 'brief' | 'timeline' | 'solution-ask' | 'solution' | 'diff' | 'help';

/** How far the attempt is. `over`: it is recorded, and nothing more counts until a new one begins. */
export type AttemptState =
  | { readonly is: 'open' }
  | { readonly is: 'passed'; readonly points: number }
  | { readonly is: 'over'; readonly why: 'time-out' | 'solution-seen' };

/** One sitting at a lab. */
export type LabSession = {
  readonly lab: Lab;
  readonly clock: LabClock;
  readonly phase: Phase;
  readonly overlay: Overlay;
  readonly attempt: AttemptState;
  readonly solutionSeen: boolean;
  /** How many of the lab's hints are shown. */
  readonly hints: number;
  /** What the last finished grade of this attempt was worth, before the cost of hints; what counts when time runs out. */
  readonly lastPoints: number;
  /** Grades started in this sitting. */
  readonly grades: number;
  /** A line to the learner about what just happened, until the next thing happens. */
  readonly notice: string | null;
};

export type LabAction =
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'grade-start' }
  | { readonly type: 'grade-update'; readonly number: number; readonly update: GradeUpdate }
  | {
      readonly type: 'grade-end';
      readonly number: number;
      readonly verdict: Verdict;
      readonly recording: Recording;
    }
  | {
      readonly type: 'grade-trouble';
      readonly number: number;
      readonly whose: 'folder' | 'grader';
      readonly message: string;
    }
  | { readonly type: 'hint' }
  | { readonly type: 'open'; readonly overlay: Overlay }
  | { readonly type: 'solution-shown' }
  | { readonly type: 'notice'; readonly text: string };

/** A new sitting. The clock and the rest come from the attempt that is still open, if there is one. */
export const newLabSession = (lab: Lab, clock: LabClock, { hints = 0, lastPoints = 0 } = {}): LabSession => ({
  lab,
  clock,
  phase: { is: 'waiting' },
  overlay: 'none',
  attempt: { is: 'open' },
  solutionSeen: false,
  hints: Math.min(hints, lab.hints.length),
  lastPoints,
  grades: 0,
  notice: null,
});

/** Points that the shown hints have cost. */
export const hintCost = ({ lab, hints }: Pick<LabSession, 'lab' | 'hints'>): number =>
  lab.hints.slice(0, hints).reduce((sum, hint) => sum + hint.cost, 0);

/** What judged points are worth in this sitting, after the cost of its hints. */
export const afterHints = (session: LabSession, points: number): number =>
  Math.max(0, points - hintCost(session));

/** The hint that would be shown next, or null when all are. */
export const nextHint = ({ lab, hints }: LabSession): { text: string; cost: number } | null =>
  lab.hints[hints] ?? null;

/** The run on the screen, if there is one. */
export const runOf = ({ phase }: LabSession): LabRun | null =>
  phase.is === 'grading' || phase.is === 'graded' ? phase.run : null;

/** Whether the solution may be looked at without giving the attempt up. */
export const solutionIsFree = ({ attempt, solutionSeen }: LabSession): boolean =>
  solutionSeen || attempt.is !== 'open';

const isCurrent = ({ phase }: LabSession, number: number): boolean =>
  phase.is === 'grading' && phase.run.number === number;

const graded = (session: LabSession, verdict: Verdict, recording: Recording): LabSession => {
  if (session.phase.is !== 'grading') return session;
  const phase: Phase = { is: 'graded', run: session.phase.run, verdict, recording };
  const passes = verdict.status === 'pass' && session.attempt.is === 'open';
  const attempt: AttemptState = passes
    ? { is: 'passed', points: afterHints(session, verdict.points) }
    : session.attempt;
  return {
    ...session,
    phase,
    attempt,
    lastPoints: verdict.points,
    overlay: session.overlay === 'solution-ask' ? 'none' : session.overlay,
  };
};

const ticked = (session: LabSession, now: number): LabSession => {
  const clock = { ...session.clock, now };
  if (clock.mode === 'practice' || session.attempt.is !== 'open' || timeLeft(clock) > 0)
    return { ...session, clock };
  const phase: Phase = session.phase.is === 'grading' ? { is: 'waiting' } : session.phase;
  return { ...session, clock, phase, attempt: { is: 'over', why: 'time-out' } };
};

/** The session after one action. Pure; updates of a grade that is no longer the newest are forgotten. */
export const nextLabSession = (session: LabSession, action: LabAction): LabSession => {
  switch (action.type) {
    case 'tick':
      return ticked(session, action.now);
    case 'grade-start': {
      const number = session.grades + 1;
      return {
        ...session,
        grades: number,
        phase: { is: 'grading', run: newRun(session.lab, number) },
        notice: null,
      };
    }
    case 'grade-update': {
      if (session.phase.is !== 'grading' || !isCurrent(session, action.number)) return session;
      return { ...session, phase: { is: 'grading', run: nextRun(session.phase.run, action.update) } };
    }
    case 'grade-end':
      return isCurrent(session, action.number) ? graded(session, action.verdict, action.recording) : session;
    case 'grade-trouble':
      return isCurrent(session, action.number)
        ? { ...session, phase: { is: 'not-judged', whose: action.whose, message: action.message } }
        : session;
    case 'hint':
      return { ...session, hints: Math.min(session.hints + 1, session.lab.hints.length), notice: null };
    case 'open':
      return { ...session, overlay: action.overlay, notice: null };
    case 'solution-shown': {
      const attempt: AttemptState =
        session.attempt.is === 'open' ? { is: 'over', why: 'solution-seen' } : session.attempt;
      return { ...session, attempt, overlay: 'solution', solutionSeen: true, notice: null };
    }
    case 'notice':
      return { ...session, notice: action.text };
  }
};
