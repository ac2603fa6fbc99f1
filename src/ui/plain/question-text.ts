import { type Item, optionsOf } from '../../domain/quiz/draft.ts';
import { textOf } from '../line.ts';
import { verbatim } from '../quiz/prose.ts';
import { promptLines } from '../quiz/question-lines.ts';
import { HOW_TO } from './read-answer.ts';

/** A question as it is printed, once: prompt, code, numbered options, and how to answer. */
export function questionText(item: Item, head: string, width: number): string[] {
  const options = item.shown.flatMap((id, i) => {
    const text = optionsOf(item.question).find((option) => option.id === id)?.text ?? id;
    return verbatim(text, width, { before: [{ text: `  ${i + 1}. ` }], hang: 5 });
  });
  const parts = [promptLines(item, width), options].filter((part) => part.length > 0);
  const body = parts.flatMap((part) => ['', ...part.map(textOf)]);
  return ['', head, ...body, '', HOW_TO[item.question.kind](item.shown.length)];
}
