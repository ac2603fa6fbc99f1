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

function broken(of: Line, width: number, before: Line, goesOn: Span): Line[] {
  const lines: Span[][] = [[...before]];
  let room = width - widthOf(before);
  for (const span of of) {
    let text = '';
    for (const char of span.text) {
      const wide = stringWidth(char);
      if (wide > room) {
        lines.at(-1)?.push({ ...span, text });
        lines.push([goesOn]);
        text = '';
        room = width - stringWidth(goesOn.text);
      }
      text += char;
      room -= wide;
    }
    lines.at(-1)?.push({ ...span, text });
  }
  return lines;
}
