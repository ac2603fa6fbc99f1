import { codeLines } from '../code-lines.ts';
import type { Language } from '../highlight.ts';
import { BLANK, clip, type Line, line, type Span } from '../line.ts';
import { para, spans } from './paragraphs.ts';

const LANGUAGES: Record<string, Language> = { js: 'js', ts: 'ts', sh: 'sh', bash: 'sh', json: 'json' };

/** `code` and **strong** words within a line. */
const inline = (text: string): Span[] =>
  text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('`')) return { text: part.slice(1, -1), tone: 'accent' };
      if (part.startsWith('**')) return { text: part.slice(2, -2).replaceAll('`', ''), tone: 'strong' };
      return { text: part };
    });

const cellsOf = (row: string): string[] =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** A table as its rows: the first cell stands out, the others follow it. */
const table = (rows: readonly string[], width: number): Line[] =>
  rows
    .filter((row) => !/^\|[\s:|-]+\|$/.test(row))
    .slice(1)
    .flatMap((row) => {
      const [first = '', ...rest] = cellsOf(row);
      return spans([{ text: '• ' }, ...inline(first), { text: ': ' }, ...inline(rest.join(' · '))], width, 2);
    });

const block = (text: string, width: number): Line[] => {
  const rows = text.split('\n');
  const [first = ''] = rows;
  if (/^#+ /.test(first)) {
    const rest = rows.slice(1).join('\n').trim();
    return [...para(first.replace(/^#+ /, ''), width, 'title'), ...(rest === '' ? [] : block(rest, width))];
  }
  if (first.startsWith('|')) return table(rows, width);
  if (/^\s*([-*]|\d+\.) /.test(first)) {
    const items = text.split(/\n(?=\s*(?:[-*]|\d+\.) )/);
    return items.flatMap((item) => {
      const [, bullet = '-', words = ''] = /^\s*([-*]|\d+\.) ([\s\S]*)$/.exec(item) ?? [];
      const sign = bullet.endsWith('.') ? `${bullet} ` : '• ';
      return spans([{ text: sign }, ...inline(words.replace(/\s*\n\s*/g, ' '))], width, 2);
    });
  }
  return spans(inline(text.replace(/\s*\n\s*/g, ' ')), width);
};

/** A brief in Markdown as lines: headings, paragraphs, lists, tables and code. Not more of Markdown than briefs use. */
export const briefLines = (markdown: string, width: number): Line[] => {
  const parts = markdown.replace(/\r/g, '').split(/^```(\w*)\n([\s\S]*?)^```$/m);
  const lines: Line[] = [];
  for (let i = 0; i < parts.length; i += 3) {
    for (const text of (parts[i] ?? '').split(/\n\s*\n/)) {
      if (text.trim() !== '') lines.push(...block(text.replace(/^\n+|\s+$/g, ''), width), BLANK);
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
