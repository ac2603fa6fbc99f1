import { type Line, type Span, wrap } from '../line.ts';
import type { Tone } from '../theme.ts';

/** Prose wrapped to `width` columns; `code` between backticks stands out. Single line feeds are blanks, as in Markdown. */
export function prose(
  text: string,
  width: number,
  options: { tone?: Tone; before?: Line; hang?: number } = {},
): Line[] {
  const { tone = 'plain', before = [], hang = 0 } = options;
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((paragraph, i) => [
      ...(i > 0 ? [[]] : []),
      ...wrap(
        [...(i === 0 ? before : []), ...inline(paragraph.replace(/\s*\n\s*/g, ' '), tone)],
        width,
        hang,
      ),
    ]);
}

/** A text whose line feeds count, such as an option that is output. */
export function verbatim(
  text: string,
  width: number,
  options: { tone?: Tone; before?: Line; hang?: number } = {},
): Line[] {
  const { tone = 'plain', before = [], hang = 0 } = options;
  return wrap([...before, ...inline(text.replace(/\n+$/, ''), tone)], width, hang);
}

function inline(text: string, tone: Tone): Span[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, tone: part.startsWith('`') && tone === 'plain' ? 'accent' : tone }));
}

/** A heading above a part. */
export function heading(text: string): Line[] {
  return [[], [{ text, tone: 'strong' }]];
}
