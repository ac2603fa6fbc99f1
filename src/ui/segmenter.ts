/**
 * Text of which each character stands for itself: control characters (but CR: CR LF is one), printable ASCII, Latin
 * letters, dashes and quotes, arrows, frames and the signs of our screens. No mark or joiner is among them.
 */
const SIMPLE =
  /^[[\p{Cc}--\r]\u0020-\u007E\u00B0-\u02FF\u2010-\u2026\u2039\u203A\u2190-\u21FF\u2500-\u25CF\u2691\u2713\u2717]*$/v;

type Segment = { readonly segment: string; readonly index: number; readonly input: string };

/** What asks for a segment by its place in the text cuts a line that is too wide for its row. */
type Segments = Iterable<Segment> & { containing(index?: number): Segment | undefined };

let whole: Intl.Segmenter | undefined;

/**
 * Stands in for `Intl.Segmenter` in the packages that draw; the build sees to it. To load the tables of that takes a
 * third of the time in which Node starts, and nearly all that is drawn is simple. Knows graphemes only.
 */
export class Segmenter {
  segment(text: string): Segments {
    if (!SIMPLE.test(text)) {
      whole ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      return whole.segment(text);
    }
    const all = Array.from(text, (segment, index) => ({ segment, index, input: text }));
    return Object.assign(all, { containing: (index = 0) => all[index] });
  }
}
