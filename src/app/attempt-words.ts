import type { PastAttempt } from '../domain/progress-schema.ts';

const ENDED: Record<PastAttempt['status'], string> = {
  pass: 'passed',
  fail: 'not passed',
  done: 'finished',
  abandoned: 'ended early',
  'time-out': 'time ran out',
};

/** How an attempt ended, in words. */
export const endedHow = ({ status }: Pick<PastAttempt, 'status'>): string => ENDED[status];

/** What an attempt brought: `7 of 10 right`, or points where it is more than questions. */
export const scoreIn = ({
  of,
  points,
  maxPoints,
}: Pick<PastAttempt, 'of' | 'points' | 'maxPoints'>): string =>
  `${points} of ${maxPoints} ${of === 'quiz' || of === 'review' ? 'right' : 'points'}`;
