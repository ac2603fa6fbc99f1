import type { Draft } from '../../domain/quiz/draft.ts';
import type { SessionAction, View } from '../../domain/quiz/session.ts';
import { keyLine } from '../components/frame.tsx';
import type { Key } from '../keys.ts';
import type { Line } from '../line.ts';

/** What a key does to the session, or undefined when it does nothing there (it may still scroll). */
export function actionOf(key: Key, view: View, now: number): SessionAction | undefined {
  switch (view.at) {
    case 'help':
      return closesHelp(key) ? { type: 'help' } : undefined;
    case 'feedback':
      return key.name === 'enter' ? { type: 'next', now } : commandOf(key, now);
    case 'running':
      return key.name === 'enter' ? { type: 'submit', now } : commandOf(key, now);
    case 'asking':
      if (key.name === 'enter') return { type: 'submit', now };
      if (key.name === 'tab') return { type: 'sure' };
      return view.draft.kind === 'fill' ? typing(key, now) : choosing(key, view.draft, now);
    case 'done':
      return undefined;
  }
}

function closesHelp(key: Key): boolean {
  if (key.name === 'text') return key.text === '?' || key.text === 'q';
  return key.name === 'escape' || key.name === 'enter' || (key.name === 'ctrl' && key.letter === 'g');
}

const LETTERS = new Map<string, SessionAction>([
  ['f', { type: 'flag' }],
  ['?', { type: 'help' }],
  ['q', { type: 'quit' }],
]);

/** Where letters type, commands need Ctrl; that works elsewhere too. */
const CONTROLS = new Map<string, SessionAction>([
  ['f', { type: 'flag' }],
  ['g', { type: 'help' }],
  ['q', { type: 'quit' }],
]);

function commandOf(key: Key, now: number): SessionAction | undefined {
  if (key.name !== 'text') return controlOf(key, now);
  return key.text === 'u' ? { type: 'undo', now } : LETTERS.get(key.text);
}

function controlOf(key: Key, now: number): SessionAction | undefined {
  if (key.name !== 'ctrl') return undefined;
  return key.letter === 'u' ? { type: 'undo', now } : CONTROLS.get(key.letter);
}

function typing(key: Key, now: number): SessionAction | undefined {
  if (key.name === 'text') return { type: 'type', text: key.text };
  return key.name === 'backspace' ? { type: 'erase' } : controlOf(key, now);
}

function choosing(key: Key, draft: Draft, now: number): SessionAction | undefined {
  const shifted = 'shift' in key && key.shift && draft.kind === 'order';
  switch (key.name) {
    case 'up':
      return { type: shifted ? 'reorder' : 'move', by: -1 };
    case 'down':
      return { type: shifted ? 'reorder' : 'move', by: 1 };
    case 'left':
      return { type: 'reorder', by: -1 };
    case 'right':
      return { type: 'reorder', by: 1 };
    case 'text':
      if (key.text === ' ') return { type: 'toggle' };
      return /^[1-9]$/.test(key.text) ? { type: 'digit', digit: Number(key.text) } : commandOf(key, now);
    default:
      return commandOf(key, now);
  }
}

/** The keys that are worth telling in a view, or why the last one did not do what it should. */
export function hintOf(view: View, review = false): Line {
  if (view.at === 'help') return keyLine([['?', 'back']]);
  if (view.at === 'done')
    return keyLine([
      ['↑↓', 'scroll'],
      ['enter', 'leave'],
    ]);
  if (view.at === 'feedback')
    return keyLine([
      ['enter', 'go on'],
      ['↑↓', 'scroll'],
      review ? ['u', 'undo'] : ['f', 'flag'],
      ['?', 'help'],
      ['q', 'quit'],
    ]);
  if (view.at === 'running')
    return keyLine([
      ['enter', 'do not wait'],
      ['?', 'help'],
      ['q', 'quit'],
    ]);
  if (view.notice !== undefined) return [{ text: `! ${view.notice}`, tone: 'warn' }];
  if (view.draft.kind === 'fill') {
    return keyLine([
      ['enter', 'answer'],
      review ? ['tab', 'how sure'] : ['ctrl-f', 'flag'],
      ['ctrl-g', 'help'],
      ['ctrl-q', 'quit'],
    ]);
  }
  if (view.draft.kind === 'match') {
    return keyLine([
      ['↑↓', 'term'],
      ['1–9', 'meaning'],
      ['enter', 'answer'],
      review ? ['tab', 'how sure'] : ['f', 'flag'],
      ['?', 'help'],
      ['q', 'quit'],
    ]);
  }
  const space = view.draft.kind === 'order' ? (view.draft.held ? 'let go' : 'take') : 'choose';
  return keyLine([
    ['↑↓', 'move'],
    ['space', space],
    ['enter', 'answer'],
    review ? ['tab', 'how sure'] : ['f', 'flag'],
    ['?', 'help'],
    ['q', 'quit'],
  ]);
}
