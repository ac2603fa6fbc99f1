import { type Draft, type Item, optionsOf } from '../../domain/quiz/draft.ts';
import { codeLines } from '../code-lines.ts';
import { type Line, line } from '../line.ts';
import { MARK } from '../theme.ts';
import { prose, verbatim } from './prose.ts';

/** The lines of a question, and which of them must be seen: those at the cursor. */
export type Asked = { readonly lines: readonly Line[]; readonly from: number; readonly to: number };

const HOW: Record<Item['question']['kind'], string> = {
  one: 'One answer is right.',
  several: 'One or more answers are right: choose all of them.',
  order: 'Put them in order, the first at the top.',
  fill: 'Type your answer. Spelling that means the same counts as the same.',
  predict: 'What does it print?',
};

/** Prompt and code, without anything to choose from. */
export function promptLines({ question }: Item, width: number): Line[] {
  const code = question.code;
  const shown = code === undefined ? [] : [[], ...codeLines(code, question.language, width)];
  return [...prose(question.prompt, width, { tone: 'strong' }), ...shown];
}

/** A question as it is asked, with its draft. */
export function askedLines(item: Item, draft: Draft, width: number, notice?: string): Asked {
  const head = [...promptLines(item, width), [], line(HOW[item.question.kind], 'quiet'), []];
  const warned = notice === undefined ? [] : [[], ...prose(`! ${notice}`, width, { tone: 'warn', hang: 2 })];
  if (draft.kind === 'fill') {
    const typed = verbatim(`${draft.text}█`, width, {
      before: [{ text: `${MARK.cursor} `, tone: 'chosen' }],
      hang: 2,
    });
    return { lines: [...head, ...typed, ...warned], from: head.length, to: head.length + typed.length - 1 };
  }
  const lines: Line[] = [...head];
  let [from, to] = [0, 0];
  const ids = draft.kind === 'order' ? draft.items : item.shown;
  ids.forEach((id, place) => {
    const here = place === draft.cursor;
    if (here) from = lines.length;
    lines.push(...optionLines(item, draft, id, place, width));
    if (here) to = lines.length - 1;
  });
  return { lines: [...lines, ...warned], from, to: notice === undefined ? to : to + warned.length };
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
