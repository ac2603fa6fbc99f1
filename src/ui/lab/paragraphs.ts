import { BLANK, type Line, type Span, wrap } from '../line.ts';
import type { Tone } from '../theme.ts';

/** A paragraph of one tone, `indent` columns from the left. Line feeds that a YAML block keeps are blanks here. */
export const para = (text: string, width: number, tone: Tone = 'plain', indent = 0): Line[] =>
  spans([{ text: text.trim().replace(/\s*\n\s*/g, ' '), tone }], width, indent);

/** Spans as one paragraph, `indent` columns from the left. */
export const spans = (of: readonly Span[], width: number, indent = 0): Line[] =>
  wrap(indent > 0 ? [{ text: ' '.repeat(indent) }, ...of] : of, width, indent);

/** A paragraph that begins with a label: `Why it matters: …`. */
export const labelled = (label: string, text: string, width: number, indent = 0): Line[] =>
  spans(
    [{ text: `${label} `, tone: 'strong' }, { text: text.trim().replace(/\s*\n\s*/g, ' ') }],
    width,
    indent,
  );

/** A reason: its sentence behind the label, and what the program printed below, line by line with its indentation. */
export const reason = (label: string, because: string, width: number, indent = 0): Line[] => {
  const [sentence = '', ...printed] = because.split('\n');
  return [
    ...labelled(label, sentence, width, indent),
    ...printed.flatMap((text) =>
      wrap([{ text: `${' '.repeat(indent)}${text}`, tone: 'quiet' }], width, indent + 2),
    ),
  ];
};

/**
 * An address on a line of its own. Where it does not fit behind its indent it has none, so that it stays in one piece and
 * can be copied; one that is wider than that is cut at the edge, and goes on without an indent too.
 */
export const address = (url: string, width: number, indent = 0): Line[] =>
  para(url, width, 'quiet', indent + url.length <= width ? indent : 0);

/** Blocks with a blank line between; empty blocks are left out. */
export const blocks = (...of: readonly (readonly Line[])[]): Line[] =>
  of.filter((block) => block.length > 0).flatMap((block, i) => (i > 0 ? [BLANK, ...block] : [...block]));
