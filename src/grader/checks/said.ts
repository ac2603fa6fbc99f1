import type { EventOf } from '../../domain/event.ts';

type Line = EventOf<'output'>;

/** `file:///srv/server.js:12`: what follows, up to the caret, is an excerpt of the source. */
const PLACE = /^(?:file:\/\/|\/|node:|[A-Za-z]:\\)\S*:\d+$/;
const CARET = /^\s*\^+\s*$/;
const FRAME = /^\s+at .*(?::\d+\)?|<anonymous>\)?|native\))( \{)?$/;
/** An excerpt is one line of source, seldom two. */
const EXCERPT = 4;

/**
 * Lines that the program itself has to say: without the excerpts of the source, the frames and the version that Node
 * prints for an uncaught error.
 */
export function ownWords(lines: readonly Line[]): Line[] {
  const words: Line[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) continue;
    if (PLACE.test(line.text.trim())) {
      const caret = lines.slice(i + 1, i + 1 + EXCERPT).findIndex(({ text }) => CARET.test(text));
      i += caret === -1 ? 0 : caret + 1;
      continue;
    }
    if (!FRAME.test(line.text) && !/^Node\.js v\d/.test(line.text) && line.text.trim() !== '')
      words.push(line);
  }
  return words;
}

/** The first line that holds `name` as a word of its own. */
export function lineNaming(lines: readonly Line[], name: string): Line | undefined {
  // The name comes from the lab: it is a text, whatever it looks like.
  const word = new RegExp(`(?<![\\w])${name.replace(/\W/g, '\\$&')}(?![\\w])`);
  return ownWords(lines).find(({ text }) => word.test(text));
}
