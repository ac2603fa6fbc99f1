import { expect, test } from 'vitest';
import type { Draft } from '../../domain/quiz/draft.ts';
import type { View } from '../../domain/quiz/session.ts';
import type { Key } from '../keys.ts';
import { actionOf } from './quiz-keys.ts';

const asking = (draft: Draft): View => ({ at: 'asking', index: 0, draft, since: 0, now: 0 });
const choice = asking({ kind: 'choice', cursor: 0, picked: [] });
const order = asking({ kind: 'order', cursor: 0, held: false, items: ['a', 'b'] });
const fill = asking({ kind: 'fill', text: '' });
const text = (typed: string): Key => ({ name: 'text', text: typed });
const named = (name: 'up' | 'down' | 'left' | 'enter' | 'backspace', shift = false): Key => ({ name, shift });
const ctrl = (letter: string): Key => ({ name: 'ctrl', letter });

test('choosing: arrows, digits, space and letters', () => {
  expect(actionOf(named('down'), choice, 5)).toEqual({ type: 'move', by: 1 });
  expect(actionOf(text('3'), choice, 5)).toEqual({ type: 'digit', digit: 3 });
  expect(actionOf(text(' '), choice, 5)).toEqual({ type: 'toggle' });
  expect(actionOf(named('enter'), choice, 5)).toEqual({ type: 'submit', now: 5 });
  expect(actionOf(text('f'), choice, 5)).toEqual({ type: 'flag' });
  expect(actionOf(text('?'), choice, 5)).toEqual({ type: 'help' });
  expect(actionOf(text('q'), choice, 5)).toEqual({ type: 'quit' });
  expect(actionOf(text('x'), choice, 5)).toBeUndefined();
  expect(actionOf(text('constructor'), choice, 5)).toBeUndefined();
});

test('typing: letters type, with Ctrl they command', () => {
  for (const letter of ['f', 'q', '?', ' ', '1']) {
    expect(actionOf(text(letter), fill, 0)).toEqual({ type: 'type', text: letter });
  }
  expect(actionOf(named('backspace'), fill, 0)).toEqual({ type: 'erase' });
  expect([ctrl('f'), ctrl('g'), ctrl('q')].map((key) => actionOf(key, fill, 0)?.type)).toEqual([
    'flag',
    'help',
    'quit',
  ]);
});

test('ordering: with shift or sideways the item moves', () => {
  expect(actionOf(named('up', true), order, 0)).toEqual({ type: 'reorder', by: -1 });
  expect(actionOf(named('left'), order, 0)).toEqual({ type: 'reorder', by: -1 });
  expect(actionOf(named('up'), order, 0)).toEqual({ type: 'move', by: -1 });
});

test('after feedback Enter goes on; help closes by several keys and never quits', () => {
  const feedback = { at: 'feedback', index: 0 } as const;
  expect(actionOf(named('enter'), feedback, 7)).toEqual({ type: 'next', now: 7 });
  expect(actionOf(text('1'), feedback, 7)).toBeUndefined();
  for (const key of [text('?'), text('q'), named('enter'), ctrl('g')]) {
    expect(actionOf(key, { at: 'help', over: feedback }, 0)).toEqual({ type: 'help' });
  }
});
