import type { Question } from '../question.ts';
import { pickableLines } from './pickable.ts';

/** Something that can be chosen, with the reason why it is right or wrong. */
export type Option = { readonly id: string; readonly text: string; readonly because: string };

/** Why a line that nobody wrote a word about is not the answer. */
const NOTHING_WRONG = 'Nothing is wrong with this line.';

/** Options, items or meanings in the order of the file; the lines that can be picked in that of the code. None where words are typed. */
export function optionsOf(question: Question): readonly Option[] {
  switch (question.kind) {
    case 'fill':
      return [];
    case 'order':
      return question.items;
    case 'truth':
      return question.options.map(({ id, says, text, because }) => ({
        id,
        text: `${says ? 'True' : 'False'}: ${text}`,
        because,
      }));
    case 'match':
      return [...question.pairs, ...question.others].map(({ id, meaning: text, because }) => ({
        id,
        text,
        because,
      }));
    case 'line': {
      const told = new Map(
        [...question.faulty, ...question.suspects].map((each) => [each.line, each.because]),
      );
      return pickableLines(question.code).map(({ id, text }) => ({
        id,
        text,
        because: told.get(text) ?? NOTHING_WRONG,
      }));
    }
    default:
      return question.options;
  }
}

/** The ids of what is right to choose. In a question that asks for one line, any of them is. Empty for other kinds. */
export function rightIdsOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'fill':
    case 'order':
    case 'match':
      return [];
    case 'several':
      return question.answers;
    case 'line': {
      const faulty = new Set(question.faulty.map(({ line }) => line));
      return pickableLines(question.code).flatMap(({ id, text }) => (faulty.has(text) ? [id] : []));
    }
    default:
      return [question.answer];
  }
}

/** Whether exactly one thing is to be chosen. */
export function isSingle({ kind }: Question): boolean {
  return kind !== 'several' && kind !== 'order' && kind !== 'fill' && kind !== 'match';
}
