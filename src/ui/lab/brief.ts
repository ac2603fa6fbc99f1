import { misbeliefIn } from '../../domain/learn.ts';
import { codeLines } from '../code-lines.ts';
import type { Language } from '../highlight.ts';
import { BLANK, clip, type Line, line, type Span, wrap } from '../line.ts';
import { MARK } from '../theme.ts';
import { address, para } from './paragraphs.ts';

const LANGUAGES: Record<string, Language> = { js: 'js', ts: 'ts', sh: 'sh', bash: 'sh', json: 'json' };

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;
const MARKED = /(\*\*[^*]+\*\*|(?<![\w*])\*[^*\s][^*]*\*(?![\w*])|`[^`]+`)/;

/** `code`, **strong** and *stressed* words within a line. */
const inline = (text: string): Span[] =>
  text
    .split(MARKED)
    .filter((part) => part !== '')
    .map((part) => {
      if (!MARKED.test(part)) return { text: part };
      if (part.startsWith('`')) return { text: part.slice(1, -1), tone: 'accent' };
      return { text: part.replace(/^\*+|\*+$/g, '').replaceAll('`', ''), tone: 'strong' };
    });

/** One paragraph, with the addresses that it links to on lines of their own, so that each can be copied. */
const prose = (text: string, width: number, sign = ''): Line[] => {
  const words = text.trim().replace(/\s*\n\s*/g, ' ');
  const urls = [...words.matchAll(LINK)].flatMap(([, , url = '']) => (url.startsWith('http') ? [url] : []));
  const spans = [{ text: sign }, ...inline(words.replace(LINK, '$1'))];
  return [...wrap(spans, width, sign.length), ...urls.flatMap((url) => address(url, width, sign.length))];
};

/**
 * One item of a list. What people get wrong is told as wrong, with what is true on lines of its own: who only skims
 * must not take the first for the second.
 */
const listed = (bullet: string, words: string, width: number, lesson: boolean): Line[] => {
  const told = lesson ? misbeliefIn(words) : null;
  if (told === null) return prose(words, width, bullet.endsWith('.') ? `  ${bullet} ` : '  • ');
  const flat = (text: string): Span[] => inline(text.replace(/\s*\n\s*/g, ' '));
  return [
    ...wrap(
      [{ text: `  ${MARK.fail} Wrong: `, tone: 'bad' }, { text: '“' }, ...flat(told.wrong), { text: '”' }],
      width,
      4,
    ),
    ...wrap([{ text: `  ${MARK.pass} True: `, tone: 'good' }, ...flat(told.right)], width, 4),
  ];
};

const cellsOf = (row: string): string[] =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** A table as its rows, each an item of a list. A number is told with the head of its column: `5 points`. */
const table = (rows: readonly string[], width: number): Line[] => {
  const [head = '', ...below] = rows.filter((row) => !/^\|[\s:|-]+\|$/.test(row));
  const heads = cellsOf(head);
  return below.flatMap((row) => {
    const [first = '', ...rest] = cellsOf(row).map((cell, i) =>
      /^\d+$/.test(cell) ? `${cell} ${heads[i] ?? ''}`.trim() : cell,
    );
    return prose(`${first}: ${rest.join(' · ')}`, width, '  • ');
  });
};

const block = (text: string, width: number, lesson: boolean): Line[] => {
  const rows = text.split('\n');
  const [first = ''] = rows;
  if (/^#+ /.test(first)) {
    const rest = rows.slice(1).join('\n').trim();
    return [
      ...para(first.replace(/^#+ /, ''), width, 'title'),
      ...(rest === '' ? [] : block(rest, width, lesson)),
    ];
  }
  if (first.startsWith('|')) return table(rows, width);
  if (/^\s*([-*]|\d+\.) /.test(first)) {
    const items = text.split(/\n(?=\s*(?:[-*]|\d+\.) )/);
    return items.flatMap((item) => {
      const [, bullet = '-', words = ''] = /^\s*([-*]|\d+\.) ([\s\S]*)$/.exec(item) ?? [];
      return listed(bullet, words, width, lesson);
    });
  }
  return prose(text, width);
};

/**
 * A brief in Markdown as lines: headings, paragraphs, lists, tables and code. Not more of Markdown than briefs use.
 * `lesson`: its lists may tell what people get wrong.
 */
export const briefLines = (markdown: string, width: number, lesson = false): Line[] => {
  const parts = markdown.replace(/\r/g, '').split(/^```(\w*)\n([\s\S]*?)^```$/m);
  const lines: Line[] = [];
  for (let i = 0; i < parts.length; i += 3) {
    for (const text of (parts[i] ?? '').split(/\n\s*\n/)) {
      if (text.trim() !== '') lines.push(...block(text.replace(/^\n+|\s+$/g, ''), width, lesson), BLANK);
    }
    const code = parts[i + 2];
    const language = LANGUAGES[parts[i + 1] ?? ''];
    if (code === undefined) continue;
    const shown = language
      ? codeLines(code, language, width)
      : code
          .trimEnd()
          .split('\n')
          .map((row) => clip(line(`│ ${row}`), width));
    lines.push(...shown, BLANK);
  }
  return lines.slice(0, -1);
};
