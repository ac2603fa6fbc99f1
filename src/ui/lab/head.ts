import { clockText, timeLeft } from '../../domain/lab-clock.ts';
import { type LabSession, nextHint } from '../../domain/lab-session.ts';
import { keyLine } from '../components/frame.tsx';
import { type Line, line, widthOf } from '../line.ts';

/** The time at the right of the title. */
export const clockLine = ({ clock, attempt }: LabSession): Line => {
  if (attempt.is === 'passed') return line('passed', 'good');
  if (attempt.is === 'over') return line(attempt.why === 'time-out' ? 'time is up' : 'solution seen', 'warn');
  const left = timeLeft(clock);
  const what = left >= 0 ? 'left' : 'over the time';
  const mode = clock.mode === 'timed' ? 'timed · ' : '';
  return line(`${mode}${clockText(clock)} ${what}`, left < 120_000 ? 'warn' : 'plain');
};

const KEYS = [
  ['r', 'run'],
  ['e', 'edit'],
  ['h', 'hint'],
  ['b', 'brief'],
  ['t', 'timeline'],
  ['s', 'solution'],
  ['d', 'diff'],
] as const;

/** The keys that fit; `?` tells them all. */
export const labKeys = (session: LabSession, width: number): Line => {
  const { overlay } = session;
  if (overlay === 'solution-ask')
    return keyLine([
      ['y', 'show it'],
      ['n q Esc', 'no'],
    ]);
  if (overlay === 'hints')
    return keyLine([...(nextHint(session) ? [['h', 'show the next hint'] as const] : []), ['q Esc', 'back']]);
  if (overlay !== 'none')
    return keyLine([
      ['↑↓ PgUp PgDn', 'scroll'],
      ['q Esc', 'back'],
    ]);
  const last = [
    ['q', 'quit'],
    ['?', 'help'],
  ] as const;
  for (let count = KEYS.length; count > 0; count--) {
    const keys = keyLine([...KEYS.slice(0, count), ...last]);
    if (widthOf(keys) <= width) return keys;
  }
  return keyLine(last);
};
