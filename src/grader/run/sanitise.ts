/** Longest line that is kept, in characters. */
const LONGEST = 400;

/**
 * Text made safe for terminals and reports: an allow-list, since lists of what to forbid let carriage returns and
 * string sequences through. Tabs become spaces; what is not printable becomes `·`, line feeds too.
 */
export function printable(text: string): string {
  return (
    text
      .replace(/\t/g, '  ')
      // Only asks for the colourful form of the sign before it.
      .replace(/\ufe0f/g, '')
      // Letters, marks, numbers, punctuation, symbols and the plain space; no other separators, nothing invisible.
      .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\p{Default_Ignorable_Code_Point}|\u2800/gu, '·')
  );
}

/** A line that a program printed, made safe and cut. */
export function sanitiseLine(line: string): string {
  const safe = printable(line);
  // A character of two halves is kept whole or not at all.
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : safe;
}

/** Cuts a stream of text into whole lines. A carriage return ends no line: what follows must not overwrite it. */
export class LineSplitter {
  #rest = '';
  readonly #onLine: (line: string) => void;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(text: string): void {
    this.#rest += text;
    let end = this.#rest.indexOf('\n');
    while (end >= 0) {
      this.#onLine(sanitiseLine(this.#rest.slice(0, end).replace(/\r$/, '')));
      this.#rest = this.#rest.slice(end + 1);
      end = this.#rest.indexOf('\n');
    }
    if (this.#rest.length > 4 * LONGEST) this.flush();
  }

  flush(): void {
    if (this.#rest !== '') this.#onLine(sanitiseLine(this.#rest));
    this.#rest = '';
  }
}
