import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clip, line, textOf, widthOf, wrap } from './line.ts';

test('words wrap between words, and keep their tones', () => {
  const lines = wrap([{ text: 'the primary ' }, { text: 'accepts the connection', tone: 'strong' }], 12);
  expect(lines.map(textOf)).toEqual(['the primary', 'accepts the', 'connection']);
  expect(lines[1]?.[0]?.tone).toBe('strong');
});

test('line feeds break, and later lines hang', () => {
  expect(wrap(line('one two three\nfour'), 8, 2).map(textOf)).toEqual(['one two', '  three', '  four']);
});

test('a word longer than the line is cut', () => {
  expect(wrap(line('--listen-timeout=3000'), 8).map(textOf)).toEqual(['--listen', '-timeout', '=3000']);
});

test('what has no blank between stays together, over spans too', () => {
  const spans = [
    { text: 'call it with ' },
    { text: '`fork()`', tone: 'accent' as const },
    { text: '. Then' },
  ];
  expect(wrap(spans, 21).map(textOf)).toEqual(['call it with', '`fork()`. Then']);
});

test('no line is ever wider than asked, and no letter is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 4, max: 40 }),
      (text, width) => {
        const lines = wrap(line(text), width);
        for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(width);
        const squeezed = (words: string): string => words.replace(/\s+/g, '');
        expect(squeezed(lines.map(textOf).join(''))).toBe(squeezed(text));
      },
    ),
  );
});

test('clip leaves a short line alone and marks what it cut', () => {
  expect(textOf(clip(line('cluster'), 7))).toBe('cluster');
  expect(textOf(clip(line('cluster.fork()'), 8))).toBe('cluster…');
});
