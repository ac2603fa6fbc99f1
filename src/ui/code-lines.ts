import stringWidth from 'string-width';
import { highlight, type Language } from './highlight.ts';
import type { Line, Span } from './line.ts';

/**
 * Code as lines of at most `width` columns, behind a bar that sets it apart without colour too. What is too long goes
 * on in the next line, after a sign: nothing of the code is lost.
 */
export function codeLines(code: string, language: Language, width: number): Line[] {
  return highlight(code, language).flatMap((each) => broken(each, Math.max(8, width)));
}

const BAR: Span = { text: '│ ', tone: 'quiet' };
const GOES_ON: Span = { text: '│   ↪ ', tone: 'quiet' };

function broken(of: Line, width: number): Line[] {
  const lines: Span[][] = [[BAR]];
  let room = width - stringWidth(BAR.text);
  for (const span of of) {
    let text = '';
    for (const char of span.text) {
      const wide = stringWidth(char);
      if (wide > room) {
        lines.at(-1)?.push({ ...span, text });
        lines.push([GOES_ON]);
        text = '';
        room = width - stringWidth(GOES_ON.text);
      }
      text += char;
      room -= wide;
    }
    lines.at(-1)?.push({ ...span, text });
  }
  return lines;
}
