/**
 * Text of which each character stands for itself: control characters (but CR: CR LF is one), printable ASCII, Latin
 * letters, dashes and quotes, arrows, frames and the signs of our screens. No mark or joiner is among them.
 */
const SIMPLE =
  /^[[\p{Cc}--\r]\u0020-\u007E\u00B0-\u02FF\u2010-\u2026\u2039\u203A\u2190-\u21FF\u2500-\u25CF\u2691\u2713\u2717]*$/v;

let whole: Intl.Segmenter | undefined;

/**
 * Stands in for `Intl.Segmenter` in the packages that draw; the build sees to it. To load the tables of that takes a
 * third of the time in which Node starts, and nearly all that is drawn is simple. Knows graphemes only.
 */
export class Segmenter {
  segment(
    text: string,
  ): Iterable<{ readonly segment: string; readonly index: number; readonly input: string }> {
    if (SIMPLE.test(text)) return Array.from(text, (segment, index) => ({ segment, index, input: text }));
    whole ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return whole.segment(text);
  }
}
