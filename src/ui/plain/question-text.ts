import type { Item } from '../../domain/quiz/draft.ts';
import { optionsOf } from '../../domain/quiz/options.ts';
import { type Line, textOf } from '../line.ts';
import { prose, verbatim } from '../quiz/prose.ts';
import { promptLines, TYPED } from '../quiz/question-lines.ts';
import { HOW_TO } from './read-answer.ts';
import { letterOf } from './read-match.ts';

/**
 * A question as it is printed, once: prompt, code, numbered options, and how to answer. `runs`: whether a program that
 * is to be predicted is run after it.
 */
export function questionText(item: Item, head: string, width: number, runs = true): string[] {
  const options = optionsText(item, width);
  const parts = [promptLines(item, width), options].filter((part) => part.length > 0);
  const body = parts.flatMap((part) => ['', ...part.map(textOf)]);
  return ['', head, ...body, '', ...howTo(item, width, runs)];
}

function howTo({ question, shown }: Item, width: number, runs: boolean): string[] {
  const { kind } = question;
  const told =
    kind === 'fill'
      ? `${TYPED[question.grammar]} :q quits.`
      : HOW_TO[kind === 'run' && !runs ? 'predict' : kind](shown.length);
  return prose(told, width).map(textOf);
}

/** What there is to choose from. The lines of a code have been printed with it. */
function optionsText(item: Item, width: number): Line[] {
  const { question } = item;
  if (question.kind === 'line') return [];
  if (question.kind !== 'match') return numbered(item, width);
  const terms = question.pairs.flatMap(({ term }, place) =>
    verbatim(term, width, { before: [{ text: `  ${letterOf(place)}. ` }], hang: 5 }),
  );
  return [...terms, [], ...numbered(item, width)];
}

function numbered({ question, shown }: Item, width: number): Line[] {
  return shown.flatMap((id, place) => {
    const text = optionsOf(question).find((option) => option.id === id)?.text ?? id;
    return verbatim(text, width, { before: [{ text: `  ${place + 1}. ` }], hang: 5 });
  });
}
