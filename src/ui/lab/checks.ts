import type { CheckView } from '../../domain/lab-run.ts';
import { clip, type Line, type Span } from '../line.ts';
import { MARK, type Tone } from '../theme.ts';

const TONE: Record<CheckView['status'], Tone> = { pass: 'good', fail: 'bad', unknown: 'warn', open: 'quiet' };

/** The sign of a state and, for those who cannot see colour or signs, its word. */
export const markOf = (status: CheckView['status']): Span => ({ text: MARK[status], tone: TONE[status] });

/** One row for each check: sign, id, and the reason once it is decided, else what it asks. */
export const checkLines = (checks: readonly CheckView[], width: number): Line[] => {
  const longest = Math.max(...checks.map(({ id }) => id.length));
  return checks.map(({ id, title, status, because }) => {
    const open = status === 'open';
    return clip(
      [
        markOf(status),
        { text: ` ${id.padEnd(longest)}  `, tone: open ? 'plain' : 'strong' },
        // What the program printed follows in lines of its own; here is room for one.
        { text: open ? title : (because.split('\n')[0] ?? ''), tone: open ? 'quiet' : 'plain' },
      ],
      width,
    );
  });
};
