import type { Question } from '../question.ts';
import { optionsOf, rightIdsOf } from './options.ts';
import { hash32 } from './random.ts';

/**
 * Sixteen hexadecimal digits that stay the same as long as the question asks the same and takes the same answers.
 * Explanations, links and the order of options may change: they do not alter what an answer was worth.
 */
export function digestOf(question: Question): string {
  const text = canonical(essence(question));
  return [0x811c9dc5, 0x1b873593].map((start) => hash32(text, start).toString(16).padStart(8, '0')).join('');
}

function essence(question: Question): unknown {
  const asked = { kind: question.kind, prompt: question.prompt, code: question.code ?? null };
  switch (question.kind) {
    case 'one':
    case 'predict':
    case 'truth':
    case 'run':
      return { ...asked, options: texts(optionsOf(question)), right: [question.answer] };
    case 'several':
      return { ...asked, options: texts(question.options), right: [...question.answers].sort() };
    case 'order':
      return { ...asked, items: question.items.map((item) => [item.id, item.text]) };
    case 'match':
      return {
        ...asked,
        pairs: question.pairs.map(({ id, term, meaning }) => [id, term, meaning]),
        others: question.others.map(({ id, meaning }) => [id, meaning]),
      };
    case 'line':
      return { ...asked, right: [...rightIdsOf(question)].sort() };
    case 'timeline':
      return {
        ...asked,
        lines: question.timeline.lines,
        options: texts(question.options),
        right: [question.answer],
      };
    case 'fill':
      return { ...asked, grammar: question.grammar, accepts: question.accepts, aliases: question.aliases };
  }
}

function texts(options: readonly { readonly id: string; readonly text: string }[]): [string, string][] {
  return options
    .map((option): [string, string] => [option.id, option.text])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** JSON whose keys are sorted, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
