import stringWidth from 'string-width';
import type { Tone } from './theme.ts';

/** A piece of text in one tone. */
export type Span = { readonly text: string; readonly tone?: Tone };
/** What stands in one row of the terminal. Screens are lists of lines, so that their height is known beforehand. */
export type Line = readonly Span[];

/** A line of one tone. */
export function line(text: string, tone: Tone = 'plain'): Line {
  return [{ text, tone }];
}

export const BLANK: Line = [];

/** Columns that a line takes. */
export function widthOf(of: Line): number {
  return of.reduce((sum, span) => sum + stringWidth(span.text), 0);
}

/** The words of a line, without its tones. */
export function textOf(of: Line): string {
  return of.map((span) => span.text).join('');
}

/**
 * Breaks spans into lines of at most `width` columns, between words where it can. Line feeds break too. Every line
 * after the first begins with `hang` spaces.
 */
export function wrap(spans: Line, width: number, hang = 0): Line[] {
  const room = Math.max(4, width);
  const margin = ' '.repeat(Math.min(hang, room - 4));
  const lines: Span[][] = [[]];
  let used = 0;
  const feed = (): void => {
    lines.push(margin === '' ? [] : [{ text: margin }]);
    used = margin.length;
  };
  for (const word of wordsOf(spans)) {
    const wide = widthOf(word);
    const text = textOf(word);
    if (text === '\n') feed();
    else if (used + wide > room && text.trim() === '') {
      // A blank at the edge is dropped, and the next word begins a line.
      used = room;
    } else {
      if (used + wide > room && used > margin.length) feed();
      for (const span of word) {
        for (const piece of cut(span.text, room - used, room - margin.length)) {
          if (piece.fresh) feed();
          lines.at(-1)?.push({ ...span, text: piece.text });
          used += stringWidth(piece.text);
        }
      }
    }
  }
  return lines.map(trimEnd);
}

/** Words, blanks and line feeds. A word may go over several spans: a full stop stays with the code before it. */
function wordsOf(spans: Line): Line[] {
  const words: Span[][] = [];
  let open = false;
  for (const span of spans) {
    for (const text of span.text.split(/(\n|[^\S\n]+)/)) {
      if (text === '') continue;
      const letters = text.trim() !== '';
      if (letters && open) words.at(-1)?.push({ ...span, text });
      else words.push([{ ...span, text }]);
      open = letters;
    }
  }
  return words;
}

/** Cuts a word that is longer than a line. */
function* cut(word: string, first: number, next: number): Generator<{ text: string; fresh: boolean }> {
  if (stringWidth(word) <= first) {
    yield { text: word, fresh: false };
    return;
  }
  let text = '';
  let room = first;
  let fresh = false;
  for (const char of word) {
    if (stringWidth(text + char) > room && text !== '') {
      yield { text, fresh };
      text = '';
      fresh = true;
      room = next;
    }
    text += char;
  }
  yield { text, fresh };
}

function trimEnd(spans: readonly Span[]): Line {
  const last = spans.at(-1);
  if (last === undefined) return spans;
  const text = last.text.trimEnd();
  return text === '' ? trimEnd(spans.slice(0, -1)) : [...spans.slice(0, -1), { ...last, text }];
}

/** Cuts a line to `width` columns, with an ellipsis where something was lost. For code, which must not be re-flowed. */
export function clip(of: Line, width: number): Line {
  if (widthOf(of) <= width) return of;
  const out: Span[] = [];
  let room = Math.max(1, width) - 1;
  for (const span of of) {
    let text = '';
    for (const char of span.text) {
      const wide = stringWidth(char);
      if (wide > room) {
        out.push({ ...span, text }, { text: '…', tone: 'quiet' });
        return out;
      }
      room -= wide;
      text += char;
    }
    out.push(span);
  }
  return out;
}
