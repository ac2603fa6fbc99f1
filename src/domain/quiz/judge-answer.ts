import type { Question } from '../question.ts';
import type { Answer, Judgement } from './answer.ts';
import { isMatched } from './match.ts';
import { rightIdsOf } from './options.ts';
import { parseCommand, rulesOf } from './parse-command.ts';
import { parseExpression } from './parse-expression.ts';
import { parseNumber, sameQuantity } from './parse-number.ts';

type Fill = Extract<Question, { kind: 'fill' }>;

const RIGHT: Judgement = { status: 'right' };
const WRONG: Judgement = { status: 'wrong' };

/** The longest text that is judged, in characters. */
const LONGEST = 500;

/** Judges an answer by what it means. `several`, `order` and `match` are right only as a whole. */
export function judgeAnswer(question: Question, answer: Answer): Judgement {
  switch (question.kind) {
    case 'line':
      return answer.kind === 'choice' && answer.picked.length === 1 && isRight(question, answer.picked[0])
        ? RIGHT
        : WRONG;
    case 'match':
      return answer.kind === 'match' && isMatched(question, answer) ? RIGHT : WRONG;
    case 'order':
      return judgeIds(
        answer,
        'order',
        question.items.map(({ id }) => id),
      );
    case 'fill':
      return answer.kind === 'fill' ? judgeText(question, answer.text) : WRONG;
    default:
      return judgeIds(answer, 'choice', rightIdsOf(question));
  }
}

function isRight(question: Question, id: string | undefined): boolean {
  return id !== undefined && rightIdsOf(question).includes(id);
}

function judgeIds(answer: Answer, kind: 'choice' | 'order', right: readonly string[]): Judgement {
  if (answer.kind === 'choice' && kind === 'choice') {
    const picked = new Set(answer.picked);
    return picked.size === new Set(right).size && right.every((id) => picked.has(id)) ? RIGHT : WRONG;
  }
  if (answer.kind === 'order' && kind === 'order') {
    return answer.items.length === right.length && answer.items.every((id, i) => id === right[i])
      ? RIGHT
      : WRONG;
  }
  return WRONG;
}

function judgeText(question: Fill, text: string): Judgement {
  const same = samenessOf(question);
  const means = text.length <= LONGEST ? same(text) : undefined;
  if (means === undefined) return { status: 'unreadable', because: UNREADABLE[question.grammar] };
  if (question.accepts.some(means)) return RIGHT;
  const known = question.wrong.find((wrong) => means(wrong.text));
  return known ? { status: 'wrong', because: known.because } : WRONG;
}

const UNREADABLE: Record<Fill['grammar'], string> = {
  command: 'This is no command. Is every quote closed?',
  expression: 'This is no JavaScript. Is every bracket closed?',
  number: 'This is not a number. Write digits, with a unit where one belongs to it: 9229 or 250 ms.',
  word: 'Write a word.',
};

/** Reads a text and gives a function that says whether another means the same. */
function samenessOf(question: Fill): (text: string) => ((other: string) => boolean) | undefined {
  if (question.grammar === 'number') {
    return (text) => {
      const mine = parseNumber(text);
      return mine && ((other) => sameAs(parseNumber(other), (theirs) => sameQuantity(mine, theirs)));
    };
  }
  const read = readerOf(question);
  return (text) => {
    const mine = read(text);
    return mine === undefined ? undefined : (other) => read(other) === mine;
  };
}

function sameAs<T>(value: T | undefined, same: (value: T) => boolean): boolean {
  return value !== undefined && same(value);
}

function readerOf(question: Fill): (text: string) => string | undefined {
  if (question.grammar === 'expression') return parseExpression;
  if (question.grammar === 'word') return parseWord;
  const rules = rulesOf(question.accepts, question.aliases);
  return (text) => parseCommand(withoutPrompt(text), rules);
}

/** People copy the shell's prompt along. */
function withoutPrompt(text: string): string {
  return text.replace(/^\s*[$>]\s+/, '');
}

/** A word or name without its case, quotes around it, or the brackets of a call. */
function parseWord(text: string): string | undefined {
  const word = text
    .trim()
    .replace(/^["'`]+|["'`.;]+$/g, '')
    .replace(/\(\)$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return word === '' ? undefined : word;
}
