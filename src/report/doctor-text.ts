import type { Finding } from '../app/doctor-finding.ts';
import { fill } from './fill.ts';

const WORD = { good: 'good', weaker: 'weaker', missing: 'MISSING' } as const;
const STATE = 8;

/** The findings as a table of at most `width` columns, with the advice below each. */
export function doctorText(found: readonly Finding[], width: number): string {
  const column = STATE + Math.max(0, ...found.map(({ what }) => what.length)) + 2;
  const margin = ' '.repeat(STATE);
  const lines = found.flatMap(({ what, state, is, advice }) => {
    const [first = '', ...rest] = fill(is, width - column);
    const head = `${WORD[state].padEnd(STATE)}${what.padEnd(column - STATE)}${first}`;
    return [
      head,
      ...rest.map((line) => ' '.repeat(column) + line),
      ...(advice === undefined
        ? []
        : fill(`→ ${advice}`, width - STATE).map((line, i) => `${margin}${i > 0 ? '  ' : ''}${line}`)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
