import type { Lab } from '../domain/lab.ts';
import { timeLeft } from '../domain/lab-clock.ts';
import { afterHints, type LabSession, newLabSession, nextLabSession } from '../domain/lab-session.ts';
import type { NewRecord } from '../domain/record.ts';
import type { LabLog, RunningAttempt } from './lab-log.ts';

export type AttemptOptions = {
  readonly lab: Lab;
  /** The learner's folder. */
  readonly folder: string;
  readonly reset: boolean;
  readonly timed: boolean;
  readonly log: LabLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

type AttemptRecord = Extract<NewRecord, { type: 'attempt' }>;
type End = Pick<AttemptRecord, 'points' | 'status'> & {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
};

/** What is recorded of an attempt in the moment in which it ends. */
export const attemptRecord = (lab: Lab, { points, status, startedAt }: End): AttemptRecord => ({
  type: 'attempt',
  of: 'lab',
  ref: lab.id,
  points,
  maxPoints: lab.checks.reduce((sum, check) => sum + check.points, 0),
  status,
  startedAt: new Date(startedAt).toISOString(),
});

/** The attempt to sit down at: the one that goes on, or a new one, which is recorded. */
export const beginAttempt = (options: AttemptOptions, append: (record: NewRecord) => void): LabSession => {
  const { lab, timed, reset, folder, log } = options;
  const now = options.now();
  const running = log.running(lab.id);
  const clockOf = (attempt: Pick<RunningAttempt, 'startedAt' | 'mode'>) => ({
    ...attempt,
    now,
    minutes: lab.minutes,
  });
  const ranOut = running?.mode === 'timed' && timeLeft(clockOf(running)) <= 0;
  if (running && ranOut) {
    const session = newLabSession(lab, clockOf(running), running);
    const points = afterHints(session, running.lastPoints);
    append(attemptRecord(lab, { points, status: 'time-out', startedAt: running.startedAt }));
  }
  if (running && !ranOut && !reset && (!timed || running.mode === 'timed')) {
    const { startedAt, mode } = running;
    return newLabSession(lab, clockOf({ startedAt, mode }), running);
  }
  append({ type: 'lab-start', lab: lab.id, timed, dir: folder });
  const session = newLabSession(lab, clockOf({ startedAt: now, mode: timed ? 'timed' : 'practice' }));
  const text = 'The time of your last attempt ran out while you were away; a new attempt has begun.';
  return ranOut ? nextLabSession(session, { type: 'notice', text }) : session;
};
