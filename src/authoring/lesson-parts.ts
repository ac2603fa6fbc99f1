import type { Lesson } from '../domain/learn.ts';

const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The example of a lesson, and what it prints; null where a lesson has none. `anyOrder`: its lines may come in any order. */
export function exampleOf({
  text,
}: Lesson): { readonly code: string; readonly prints: string; readonly anyOrder: boolean } | null {
  const blocks = [...text.matchAll(FENCED)];
  const code = blocks.find(([, language]) => language === 'js')?.[2];
  const prints = blocks.find(([, language]) => language === 'text')?.[2];
  if (code === undefined || prints === undefined) return null;
  return { code, prints, anyOrder: /in an order that may differ/.test(text) };
}

const proseOf = ({ text }: Lesson): string => text.replace(FENCED, '');

/** Words of the prose, code left out. */
export const wordCount = (lesson: Lesson): number => proseOf(lesson).split(/\s+/).filter(Boolean).length;

/** The items of the list below a heading. */
export function itemsBelow(heading: string, { text }: Lesson): string[] {
  const [, below = ''] = text.split(`\n${heading}\n`);
  const [section = ''] = below.split(/^## /m);
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) => item.trim());
}

/** The words set in bold: terms of the glossary, where they are first told of. */
export const termsIn = (lesson: Lesson): string[] =>
  [...proseOf(lesson).matchAll(/\*\*([^*]+)\*\*/g)].map(([, term = '']) => term.replace(/[.,:?]$/, ''));
