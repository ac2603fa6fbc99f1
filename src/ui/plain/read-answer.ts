import type { Question } from '../../domain/question.ts';
import { type Item, numberOf } from '../../domain/quiz/draft.ts';
import { isSingle } from '../../domain/quiz/options.ts';
import { MATCHING, readMatch } from './read-match.ts';
import type { Said } from './said.ts';

const COMMANDS = new Map<string, Said>([
  [':f', { type: 'flag' }],
  [':?', { type: 'help' }],
  [':q', { type: 'quit' }],
  [':s', { type: 'sure' }],
  [':u', { type: 'undo' }],
]);

/**
 * Reads an answer from a line: `2`, `1,3`, `3 1 2`, or a text. `:q`, `:f`, `:?`, and in a review `:s` and `:u`, are commands everywhere;
 * without the colon only where nothing is typed in words.
 */
export function readAnswer(line: string, item: Item): Said {
  const { question, shown } = item;
  const text = line.trim();
  const command =
    COMMANDS.get(text) ?? (question.kind === 'fill' ? undefined : COMMANDS.get(`:${text.toLowerCase()}`));
  if (command) return command;
  if (question.kind === 'fill') return { type: 'answer', answer: { kind: 'fill', text: line } };
  if (question.kind === 'match') return readMatch(text, question, shown);
  const numbers = text.split(/[\s,]+/).filter((part) => part !== '');
  const ids = numbers.flatMap((number) => idOf(item, number) ?? []);
  const wrong = problemIn(ids, numbers, question, shown.length);
  if (wrong !== undefined) return { type: 'unclear', message: wrong };
  return {
    type: 'answer',
    answer: question.kind === 'order' ? { kind: 'order', items: ids } : { kind: 'choice', picked: ids },
  };
}

/** The option that a number stands before. */
function idOf(item: Item, number: string): string | undefined {
  if (!/^\d{1,3}$/.test(number)) return undefined;
  return item.shown.find((id, place) => numberOf(item, id, place) === Number(number));
}

function problemIn(
  ids: readonly string[],
  given: readonly string[],
  question: Exclude<Question, { kind: 'fill' }>,
  count: number,
): string | undefined {
  const { kind } = question;
  const all = kind === 'line' ? 'the number of a line that can be chosen' : `numbers from 1 to ${count}`;
  if (given.length === 0) return HOW_TO[kind](count);
  if (ids.length !== given.length) return `Please use ${all}.`;
  if (new Set(ids).size !== ids.length) return 'Please give each number once.';
  if (kind === 'order' && ids.length !== count) return `Please give all ${all}, in order.`;
  if (isSingle(question) && ids.length !== 1) return 'Please give one number.';
  return undefined;
}

/** How an answer is given as a line; of what is typed in words, the screens tell the same. */
export const HOW_TO: Record<Exclude<Item['question']['kind'], 'fill'>, (count: number) => string> = {
  one: (count) => `Type a number from 1 to ${count}.`,
  predict: (count) => `Type a number from 1 to ${count}.`,
  truth: (count) => `Type a number from 1 to ${count}.`,
  timeline: (count) => `Type a number from 1 to ${count}.`,
  run: (count) =>
    `Type a number from 1 to ${count}. Then a program that proves it runs here, and you see what it prints.`,
  line: () => 'Type the number of the faulty line.',
  match: () => MATCHING,
  several: () => 'Type the numbers of all right answers, such as 1,3.',
  order: () => 'Type all numbers in the right order, such as 3 1 2.',
};

/** What a learner wants after feedback. */
export type Pause = 'next' | 'flag' | 'quit' | 'undo';

/** What may be said after feedback. */
export const PAUSE = 'Enter goes on, f flags this question, q quits:';

/** Reads what was said after feedback; anything but a command goes on. */
export function readPause(line: string): Pause {
  const text = line.trim().toLowerCase();
  if (text === 'q' || text === ':q') return 'quit';
  if (text === 'u' || text === ':u') return 'undo';
  return text === 'f' || text === ':f' ? 'flag' : 'next';
}
