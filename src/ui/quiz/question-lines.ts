import { type Draft, type Item, optionsOf } from '../../domain/quiz/draft.ts';
import { codeLines } from '../code-lines.ts';
import type { Line } from '../line.ts';
import { MARK } from '../theme.ts';
import { prose, verbatim } from './prose.ts';

/** Lines from one to another, counted from 0, both included. */
export type Range = { readonly from: number; readonly to: number };
/** The lines of a question; those at the cursor; all that there is to choose from; and where each option begins. */
export type Asked = {
  readonly lines: readonly Line[];
  readonly cursor: Range;
  readonly choice: Range;
  readonly options: readonly number[];
};

const HOW: Record<Item['question']['kind'], string> = {
  one: 'One answer is right.',
  several: 'One or more answers are right: choose all of them.',
  order: 'Put them in order, the first at the top.',
  fill: 'Type your answer. Spelling that means the same counts as the same.',
  predict: 'One answer is right.',
};

/** Prompt and code, without anything to choose from. */
export function promptLines({ question }: Item, width: number): Line[] {
  const code = question.code;
  const shown = code === undefined ? [] : [[], ...codeLines(code, question.language, width)];
  return [...prose(question.prompt, width, { tone: 'strong' }), ...shown];
}

/** A question as it is asked, with its draft. */
export function askedLines(item: Item, draft: Draft, width: number): Asked {
  const head = [
    ...promptLines(item, width),
    [],
    ...prose(HOW[item.question.kind], width, { tone: 'quiet' }),
    [],
  ];
  if (draft.kind === 'fill') {
    const before: Line = [{ text: `${MARK.cursor} `, tone: 'chosen' }];
    const typed = verbatim(`${draft.text}█`, width, { before, hang: 2 });
    const range = { from: head.length, to: head.length + typed.length - 1 };
    return { lines: [...head, ...typed], cursor: range, choice: range, options: [] };
  }
  const lines: Line[] = [...head];
  let cursor: Range = { from: 0, to: 0 };
  const ids = draft.kind === 'order' ? draft.items : item.shown;
  const options: number[] = [];
  ids.forEach((id, place) => {
    const from = lines.length;
    options.push(from);
    lines.push(...optionLines(item, draft, id, place, width));
    if (place === draft.cursor) cursor = { from, to: lines.length - 1 };
  });
  return { lines, cursor, choice: { from: head.length, to: lines.length - 1 }, options };
}

function optionLines(
  item: Item,
  draft: Exclude<Draft, { kind: 'fill' }>,
  id: string,
  place: number,
  width: number,
): Line[] {
  const here = place === draft.cursor;
  const sign = signOf(item, draft, id, here);
  const before: Line = [
    { text: here ? `${MARK.cursor} ` : '  ', tone: 'chosen' },
    { text: `${place + 1} ${sign} `, tone: here ? 'chosen' : 'plain' },
  ];
  const text = optionsOf(item.question).find((option) => option.id === id)?.text ?? id;
  return verbatim(text, width, {
    before,
    hang: 5 + sign.length,
    ...(here ? { tone: 'strong' as const } : {}),
  });
}

function signOf(item: Item, draft: Exclude<Draft, { kind: 'fill' }>, id: string, here: boolean): string {
  if (draft.kind === 'order') return here && draft.held ? '↕' : '·';
  const picked = draft.picked.includes(id);
  if (item.question.kind === 'several') return picked ? MARK.ticked : MARK.unticked;
  return picked ? MARK.picked : MARK.unpicked;
}
