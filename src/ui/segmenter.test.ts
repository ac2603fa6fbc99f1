import { expect, test } from 'vitest';
import { Segmenter } from './segmenter.ts';

const whole = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const own = new Segmenter();
const cut = (by: Pick<Segmenter, 'segment'>, text: string) =>
  [...by.segment(text)].map((each) => ({ ...each }));

test('every pair of simple signs is cut as Node itself cuts it', () => {
  const signs = [...'aZ ~\n\t\u001b·×éµʯ–’…›→↕─│█○●▪⚑✓✗'];
  for (const first of signs) {
    const text = signs.map((second) => first + second).join('');
    expect(cut(own, text)).toEqual(cut(whole, text));
  }
});

test.each(['e\u0301', '\r\n', '👍🏽 ok', '👩‍👩‍👧', '한국어', '❤️', '1️⃣', 'नमस्ते', '\ud800', ''])(
  '%j too',
  (text) => {
    expect(cut(own, text)).toEqual(cut(whole, text));
  },
);

test('the segment at a place is the one that Node itself finds', () => {
  for (const text of ['a line that is cut', '👍🏽 ok'])
    for (let at = 0; at <= text.length; at++)
      expect({ ...own.segment(text).containing(at) }).toEqual({ ...whole.segment(text).containing(at) });
});
