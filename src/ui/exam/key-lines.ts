import { itemHere } from '../../domain/exam/items.ts';
import type { ExamSession } from '../../domain/exam/view.ts';
import { keyLine } from '../components/frame.tsx';
import { type Line, widthOf } from '../line.ts';
import { draftHere } from './exam-keys.ts';

type Pairs = readonly (readonly [key: string, what: string])[];

/** As many of the pairs as fit, the last of them always. */
export function fitting(pairs: Pairs, width: number, kept = 1): Line {
  for (let count = pairs.length - kept; count > 0; count--) {
    const keys = keyLine([...pairs.slice(0, count), ...pairs.slice(-kept)]);
    if (widthOf(keys) <= width) return keys;
  }
  return keyLine(pairs.slice(-kept));
}

/** The keys that are worth telling in a view, or why the last one did not do what it should. */
export function examKeyLine(session: ExamSession, width: number): Line {
  const { view } = session;
  if (view.at === 'item' && view.notice !== undefined) return [{ text: `! ${view.notice}`, tone: 'warn' }];
  return fitting(pairsOf(session), width);
}

function pairsOf(session: ExamSession): Pairs {
  switch (session.view.at) {
    case 'overview':
      return [
        ['↑↓', 'or a number'],
        ['enter', 'go there'],
        ['f', 'flag'],
        ['s', 'submit'],
        ['esc', 'back'],
      ];
    case 'asking-end':
      return [
        ['y', 'submit'],
        ['n', 'not yet'],
      ];
    case 'help':
      return [['?', 'back']];
    case 'over':
      return [['enter', 'do not wait']];
    case 'left':
      return [];
    case 'feedback':
      return [['enter', 'next item'], ...AFTER];
    case 'item':
      return itemPairs(session);
  }
}

const AFTER: Pairs = [
  ['o', 'overview'],
  ['q', 'leave'],
  ['f', 'flag'],
  ['s', 'submit'],
  ['?', 'help'],
];

const TYPING: Pairs = [
  ['ctrl-o', 'overview'],
  ['ctrl-f', 'flag'],
  ['ctrl-q', 'leave'],
  ['ctrl-g', 'help'],
];

function itemPairs(session: ExamSession): Pairs {
  const draft = draftHere(session);
  if (draft === undefined)
    return [['enter', itemHere(session)?.kind === 'lab' ? 'next item' : 'go on'], ...AFTER];
  const give = ['enter', session.mode === 'exam' ? 'keep, next' : 'answer'] as const;
  switch (draft.kind) {
    case 'fill':
      return [give, ...TYPING];
    case 'match':
      return [['↑↓', 'term'], ['1–9', 'meaning'], give, ...AFTER];
    case 'order':
      return [['space', draft.held ? 'let go' : 'take'], ['↑↓', 'move'], give, ...AFTER];
    case 'choice':
      return [['1–9', 'choose'], give, ...AFTER];
  }
}
