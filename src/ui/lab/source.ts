import type { DiffRow, SourceFile } from '../../app/solution.ts';
import { broken, codeLines } from '../code-lines.ts';
import { BLANK, type Line, line } from '../line.ts';
import type { Tone } from '../theme.ts';
import { para } from './paragraphs.ts';

/** The files of a solution, one after another. */
export const solutionLines = (files: readonly SourceFile[], width: number): Line[] =>
  files.flatMap(({ name, text }, i) => [
    ...(i > 0 ? [BLANK] : []),
    line(name, 'title'),
    ...codeLines(text, /\.[cm]?ts$/.test(name) ? 'ts' : name.endsWith('.json') ? 'json' : 'js', width),
  ]);

const SIGN: Record<DiffRow['kind'], readonly [string, Tone]> = {
  same: ['  ', 'plain'],
  mine: ['- ', 'bad'],
  theirs: ['+ ', 'good'],
  hunk: ['@ ', 'accent'],
};

const GOES_ON = '  ↪ ';

/** A difference, with - for what is only in the learner's file and + for what is only in the solution. */
export const diffLines = (rows: readonly DiffRow[], width: number): Line[] => {
  if (rows.length === 0) return para('Your file and the solution are the same.', width);
  const legend = para(
    '- is only in yours, + only in the solution. Another way can be as right.',
    width,
    'quiet',
  );
  const shown = rows.flatMap(({ kind, text }) => {
    const [sign, tone] = SIGN[kind];
    // What is too long goes on below, after a sign: nothing of the code is lost.
    const goesOn = { text: `${sign}${GOES_ON}`, tone };
    return broken(line(text.replace(/\t/g, '  '), tone), Math.max(12, width), line(sign, tone), goesOn);
  });
  return [...legend, BLANK, ...shown];
};
