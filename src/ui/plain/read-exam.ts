import type { ExamAction } from '../../domain/exam/view.ts';
import type { Item } from '../../domain/quiz/draft.ts';
import { readAnswer } from './read-answer.ts';

/** What a line in an exam asks for. `unclear`: nothing was taken. `letter`: something that only a lab knows. */
export type ExamSaid =
  | { readonly type: 'act'; readonly action: ExamAction }
  | { readonly type: 'time' | 'help' | 'again' | 'empty' }
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: 'unclear'; readonly message: string };

const act = (action: ExamAction): ExamSaid => ({ type: 'act', action });

const COMMANDS = new Map<string, ExamSaid>([
  ['n', act({ type: 'next' })],
  ['p', act({ type: 'previous' })],
  ['f', act({ type: 'flag' })],
  ['o', act({ type: 'overview' })],
  ['s', act({ type: 'end' })],
  ['q', act({ type: 'quit' })],
  ['?', { type: 'help' }],
  ['t', { type: 'time' }],
  ['a', { type: 'again' }],
]);

/** A command: a letter, or `:12` to go to the twelfth of `count` items. With `bare` also without its colon. */
function commandIn(text: string, count: number, bare: boolean): ExamSaid | undefined {
  const word = text.toLowerCase();
  const command = COMMANDS.get(word.replace(/^:/, ''));
  if (command !== undefined && (bare || word.startsWith(':'))) return command;
  const place = /^:\s*(\d{1,3})$/.exec(word)?.[1];
  return place === undefined ? undefined : goTo(Number(place), count);
}

function goTo(place: number, count: number): ExamSaid {
  return place >= 1 && place <= count
    ? act({ type: 'jump', index: place - 1 })
    : { type: 'unclear', message: `There are items from 1 to ${count}.` };
}

/** Reads what was said to a question: an answer as in a quiz, or a command. Commands have a colon where words are typed. */
export function readExamAnswer(line: string, item: Item, count: number): ExamSaid {
  const text = line.trim();
  if (text === '') return { type: 'empty' };
  const command = commandIn(text, count, item.question.kind !== 'fill');
  if (command !== undefined) return command;
  const said = readAnswer(line, item);
  if (said.type === 'answer') return act({ type: 'answer', answer: said.answer });
  return said.type === 'unclear' ? said : { type: 'unclear', message: 'Type ? for the commands.' };
}

/** Reads what was said where nothing can be answered. `digits`: a number alone goes to that item. */
export function readExamCommand(line: string, count: number, digits = false): ExamSaid {
  const text = line.trim();
  if (text === '') return { type: 'empty' };
  if (digits && /^\d{1,3}$/.test(text)) return goTo(Number(text), count);
  return commandIn(text, count, true) ?? { type: 'letter', letter: text.toLowerCase() };
}
