import { expect, test } from 'vitest';
import { chooseForm } from './choose-form.ts';

const terminal = { stdinIsTerminal: true, stdoutIsTerminal: true, stderrIsTerminal: true };
const facts = { plain: false, json: false, ...terminal, env: { TERM: 'xterm' } };

test('a terminal gets the rich form, and prompts when it asks for plain text', () => {
  expect(chooseForm(facts)).toBe('rich');
  expect(chooseForm({ ...facts, plain: true })).toBe('prompts');
});

test('without a terminal, with a dumb one or a screen reader: lines', () => {
  expect(chooseForm({ ...facts, stdinIsTerminal: false })).toBe('lines');
  expect(chooseForm({ ...facts, stdoutIsTerminal: false })).toBe('lines');
  expect(chooseForm({ ...facts, env: { TERM: 'dumb' } })).toBe('lines');
  expect(chooseForm({ ...facts, env: { INK_SCREEN_READER: 'true' } })).toBe('lines');
});

test('JSON keeps stdout for itself: what is asked goes to stderr', () => {
  expect(chooseForm({ ...facts, json: true, stdoutIsTerminal: false })).toBe('prompts');
  expect(chooseForm({ ...facts, json: true, stderrIsTerminal: false })).toBe('lines');
});
