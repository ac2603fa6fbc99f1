import stringWidth from 'string-width';
import { highlight, type Language } from './highlight.ts';
import { type Line, type Span, widthOf } from './line.ts';

/**
 * Code as lines of at most `width` columns, behind a bar that sets it apart without colour too. What is too long goes
 * on in the next line, after a sign: nothing of the code is lost.
 */
export function codeLines(code: string, language: Language, width: number): Line[] {
  return highlight(code, language).flatMap((each) => broken(each, Math.max(8, width), [BAR], GOES_ON));
}

/** Each line of code with what `before` puts before it, in as many rows as it takes. */
export function codeRows(
  code: string,
  language: Language,
  width: number,
  before: (at: number) => Line,
): Line[][] {
  return highlight(code, language).map((each, at) => {
    const gutter = before(at);
    const goesOn: Span = { text: `${' '.repeat(widthOf(gutter))}  ↪ `, tone: 'quiet' };
    return broken(each, Math.max(widthOf(gutter) + 8, width), gutter, goesOn);
  });
}

const BAR: Span = { text: '│ ', tone: 'quiet' };
const GOES_ON: Span = { text: '│   ↪ ', tone: 'quiet' };

/**
 * A line of code in as many rows as it takes, the first behind `before` and the others behind `goesOn`: broken behind
 * the last blank of a row where that is in its last third, else at the edge. A blank just behind the edge is dropped.
 */
export function broken(of: Line, width: number, before: Line, goesOn: Span): Line[] {
  if (widthOf(before) + widthOf(of) <= width) return [[...before, ...of]];
  const lines: Line[] = [];
  let gutter = before;
  let left = lettersOf(of);
  for (;;) {
    const room = width - widthOf(gutter);
    const fit = fitting(left, room);
    const blank = left[fit]?.char === ' ';
    const end = fit === left.length || blank ? fit : breakIn(left.slice(0, fit), room);
    lines.push([...gutter, ...spansOf(left.slice(0, end))]);
    left = left.slice(blank ? end + 1 : end);
    if (left.length === 0) return lines;
    gutter = [goesOn];
  }
}

/** A letter, the columns that it takes, and the span that it is from. */
type Letter = { readonly char: string; readonly wide: number; readonly from: Span };

function lettersOf(of: Line): Letter[] {
  return of.flatMap((from) => [...from.text].map((char) => ({ char, wide: stringWidth(char), from })));
}

/** How many letters fit into `room` columns; one at least. */
function fitting(letters: readonly Letter[], room: number): number {
  let used = 0;
  const over = letters.findIndex(({ wide }) => {
    used += wide;
    return used > room;
  });
  return over < 0 ? letters.length : Math.max(1, over);
}

/** Where a full row is broken: behind a blank in its last third, else behind its last letter. */
function breakIn(row: readonly Letter[], room: number): number {
  const blank = row.findLastIndex(({ char }) => char === ' ');
  return blank + 1 > (room * 2) / 3 ? blank + 1 : row.length;
}

/** Letters as spans again, one for each span that they are from. */
function spansOf(letters: readonly Letter[]): Span[] {
  const spans: Span[] = [];
  let last: Span | undefined;
  for (const { char, from } of letters) {
    const text = from === last ? `${spans.pop()?.text}${char}` : char;
    spans.push({ ...from, text });
    last = from;
  }
  return spans;
}
