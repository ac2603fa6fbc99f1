import { beforeAll, describe, expect, test } from 'vitest';
import { highlight, loadColours } from './highlight.ts';
import { textOf } from './line.ts';

test('before the colours are loaded the words are there already', () => {
  expect(highlight('const a = 1;\n\tfork();', 'js')).toEqual([
    [{ text: 'const a = 1;' }],
    [{ text: '  fork();' }],
  ]);
});

describe('coloured', () => {
  beforeAll(loadColours);

  test('the words of the code are unchanged, entities included', () => {
    const code = 'if (a < b && c > "d") {\n\n  fork(`x`); // it\'s\n}';
    expect(highlight(code, 'js').map(textOf).join('\n')).toBe(code);
  });

  test('keywords, strings and comments get their tones', () => {
    const tones = highlight("const a = 'b'; // c", 'ts')[0]?.map((span) => span.tone);
    expect(tones).toContain('code-keyword');
    expect(tones).toContain('code-string');
    expect(tones).toContain('code-comment');
  });

  test('a string over two lines keeps its tone on both', () => {
    const lines = highlight('`one\ntwo`', 'js');
    expect(lines.map((each) => each[0]?.tone)).toEqual(['code-string', 'code-string']);
  });

  test('plain text stays as it is', () => {
    expect(highlight('<a> & b\n', 'text').map(textOf)).toEqual(['<a> & b']);
  });
});
