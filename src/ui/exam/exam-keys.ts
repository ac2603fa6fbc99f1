import { draftFor } from '../../domain/exam/drafts.ts';
import { itemHere } from '../../domain/exam/items.ts';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import type { Draft } from '../../domain/quiz/draft.ts';
import type { Key } from '../keys.ts';
import { actionOf } from '../quiz/quiz-keys.ts';

const LETTERS = new Map<string, ExamAction>([
  ['n', { type: 'next' }],
  ['p', { type: 'previous' }],
  ['f', { type: 'flag' }],
  ['o', { type: 'overview' }],
  ['s', { type: 'end' }],
  ['?', { type: 'help' }],
  ['q', { type: 'quit' }],
]);

/** What a key does to the sitting, or undefined when it does nothing there (it may still scroll). */
export function examAction(key: Key, session: ExamSession): ExamAction | undefined {
  const { view } = session;
  switch (view.at) {
    case 'item':
      return onItem(key, session);
    case 'feedback':
      return key.name === 'enter' ? { type: 'give' } : commandOf(key, session);
    case 'overview':
      return inOverview(key);
    case 'asking-end':
      return isLetter(key, 'y') ? { type: 'confirm' } : closes(key, 'n') ? { type: 'back' } : undefined;
    case 'help':
      return key.name === 'enter' || closes(key, '?') || isControl(key, 'g') ? { type: 'help' } : undefined;
    case 'over':
      return key.name === 'enter' ? { type: 'settle' } : undefined;
    case 'left':
      return undefined;
  }
}

/** The draft on the screen, or undefined where there is none. */
export function draftHere(session: ExamSession): Draft | undefined {
  const at = itemHere(session);
  return session.view.at === 'item' && at?.kind === 'question' ? draftFor(session, at.item) : undefined;
}

/**
 * Why Enter keeps nothing here, or null. Where nothing was touched, it cannot be told whether the first option is meant
 * or the next item: in an exam nobody would notice.
 */
export function untouched(key: Key, session: ExamSession): string | null {
  const id = itemHere(session)?.paper.id ?? '';
  const draft = draftHere(session);
  if (key.name !== 'enter' || session.mode !== 'exam' || draft === undefined) return null;
  if (session.drafts.has(id) || session.answers.has(id)) return null;
  if (draft.kind === 'choice') return 'Nothing is chosen yet: 1–9 choose, n goes on without.';
  return draft.kind === 'order' ? 'Nothing was moved yet: space takes an item, n goes on without.' : null;
}

/** A key that means the same on a question, on its feedback and on a lab. */
export function commandOf(key: Key, { warning }: Pick<ExamSession, 'warning'>): ExamAction | undefined {
  if (key.name === 'tab') return { type: key.shift ? 'previous' : 'next' };
  if (key.name === 'escape') return warning === null ? undefined : { type: 'dismiss' };
  if (key.name === 'text') return LETTERS.get(key.text);
  if (key.name !== 'ctrl') return undefined;
  return key.letter === 'g' ? { type: 'help' } : LETTERS.get(key.letter);
}

function onItem(key: Key, session: ExamSession): ExamAction | undefined {
  if (key.name === 'enter') return { type: 'give' };
  const draft = draftHere(session);
  if (draft === undefined) return commandOf(key, session);
  const typed = draft.kind === 'fill' && key.name === 'text';
  return draftAction(key, draft) ?? (typed ? undefined : commandOf(key, session));
}

/** What the key does to an answer in the making: the same as in a quiz. */
function draftAction(key: Key, draft: Draft): ExamAction | undefined {
  const action = actionOf(key, { at: 'asking', index: 0, draft, since: 0, now: 0 }, 0);
  switch (action?.type) {
    case 'move':
    case 'reorder':
    case 'toggle':
    case 'digit':
    case 'type':
    case 'erase':
      return action;
    default:
      return undefined;
  }
}

const STEPS: Partial<Record<Key['name'], number>> = {
  up: -1,
  down: 1,
  'page-up': -10,
  'page-down': 10,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

function inOverview(key: Key): ExamAction | undefined {
  const by = STEPS[key.name];
  if (by !== undefined) return { type: 'move', by };
  if (key.name === 'enter') return { type: 'give' };
  if (closes(key, 'o') || isControl(key, 'o')) return { type: 'back' };
  if (key.name === 'text' || key.name === 'ctrl') {
    const action = commandOf(key, { warning: null });
    return action?.type === 'flag' || action?.type === 'end' || action?.type === 'help' ? action : undefined;
  }
  return undefined;
}

const isLetter = (key: Key, letter: string): boolean => key.name === 'text' && key.text === letter;
const isControl = (key: Key, letter: string): boolean => key.name === 'ctrl' && key.letter === letter;
const closes = (key: Key, letter: string): boolean =>
  key.name === 'escape' || isLetter(key, 'q') || isLetter(key, letter);
