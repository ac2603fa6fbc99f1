import { highlight, type Language } from './highlight.ts';
import { clip, type Line } from './line.ts';

/** Code as lines of at most `width` columns, behind a bar that sets it apart without colour too. */
export function codeLines(code: string, language: Language, width: number): Line[] {
  return highlight(code, language).map((each) => clip([{ text: '│ ', tone: 'quiet' }, ...each], width));
}
