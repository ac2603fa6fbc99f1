import type { Draft, Item } from '../../domain/quiz/draft.ts';
import { optionsOf } from '../../domain/quiz/options.ts';
import { codeLines } from '../code-lines.ts';
import type { Line } from '../line.ts';
import { MARK } from '../theme.ts';
import type { Asked, Range } from './asked.ts';
import { askedCode, numberedCode } from './asked-code.ts';
import { askedMatch } from './asked-match.ts';
import { prose, verbatim } from './prose.ts';
import { timelineLines } from './timeline-lines.ts';

/** How a question of each kind is answered. */
const HOW: Record<Exclude<Item['question']['kind'], 'fill'>, string> = {
  one: 'One answer is right.',
  several: 'One or more answers are right: choose all of them.',
  order: 'Put them in order, the first at the top.',
  predict: 'One answer is right.',
  truth: 'Is this true, and why? One answer is right.',
  match: 'Give each term its meaning, by its number.',
  line: 'Choose the faulty line.',
  timeline: 'One answer is right.',
  run: 'Predict first. Then a program that proves it runs here, and you see what it prints.',
};

/** What is accepted of what is typed. */
export const TYPED: Record<Extract<Item['question'], { kind: 'fill' }>['grammar'], string> = {
  word: 'Type the name alone. Upper or lower case, quotes around it and () behind it do not matter.',
  number: 'Type a number. Where a unit belongs to it, 1600 ms and 1.6 s count as equal.',
  command:
    'Type the command as in a shell. Quotes and blanks do not matter where the shell sees the same command.',
  expression: 'Type JavaScript. The kind of quotes, blanks and a semicolon at the end do not matter.',
};

const howTo = (question: Item['question'], runs: boolean): string => {
  if (question.kind === 'fill') return TYPED[question.grammar];
  return question.kind === 'run' && !runs ? HOW.predict : HOW[question.kind];
};

/** Prompt and code, without anything to choose from. */
export function promptLines({ question }: Item, width: number): Line[] {
  return [...prose(question.prompt, width, { tone: 'strong' }), ...shownLines(question, width)];
}

function shownLines(question: Item['question'], width: number): Line[] {
  if (question.kind === 'line') return [[], ...numberedCode(question, width)];
  const { code, language } = question;
  return [
    ...(code === undefined ? [] : [[], ...codeLines(code, language, width)]),
    ...(question.kind === 'timeline' ? [[], ...timelineLines(question.timeline, width)] : []),
  ];
}

const NOTHING: Asked = { lines: [], cursor: { from: 0, to: 0 }, choice: { from: 0, to: 0 }, options: [] };

/** A question as it is asked, with its draft. `runs`: whether a program that is to be predicted is run after it. */
export function askedLines(item: Item, draft: Draft, width: number, runs = true): Asked {
  const { question } = item;
  const prompt =
    question.kind === 'line' ? prose(question.prompt, width, { tone: 'strong' }) : promptLines(item, width);
  const head = [...prompt, [], ...prose(howTo(question, runs), width, { tone: 'quiet' }), []];
  if (draft.kind === 'fill') {
    const before: Line = [{ text: `${MARK.cursor} `, tone: 'chosen' }];
    const typed = verbatim(`${draft.text}█`, width, { before, hang: 2 });
    const range = { from: head.length, to: head.length + typed.length - 1 };
    return { lines: [...head, ...typed], cursor: range, choice: range, options: [] };
  }
  if (draft.kind === 'match')
    return question.kind === 'match' ? askedMatch(item, question, draft, head, width) : NOTHING;
  if (question.kind === 'line')
    return draft.kind === 'choice' ? askedCode(item, question, draft, head, width) : NOTHING;
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

/** Options in a list, one of which the cursor is at. */
type Listed = Extract<Draft, { kind: 'choice' | 'order' }>;

function optionLines(item: Item, draft: Listed, id: string, place: number, width: number): Line[] {
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

function signOf(item: Item, draft: Listed, id: string, here: boolean): string {
  if (draft.kind === 'order') return here && draft.held ? '↕' : '·';
  const picked = draft.picked.includes(id);
  if (item.question.kind === 'several') return picked ? MARK.ticked : MARK.unticked;
  return picked ? MARK.picked : MARK.unpicked;
}
