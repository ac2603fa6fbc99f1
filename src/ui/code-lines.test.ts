import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broken, codeLines } from './code-lines.ts';
import { type Line, type Span, textOf, widthOf } from './line.ts';

const told = (code: string, width: number): string[] => codeLines(code, 'text', width).map(textOf);

describe('a line of code that is too long', () => {
  test('goes on behind the last blank, where that is in the last third of the row', () => {
    expect(told('// listen() asks the primary for the port', 32)).toEqual([
      '│ // listen() asks the primary ',
      '│   ↪ for the port',
    ]);
  });

  test('is cut at the edge where only blanks further in are, or none', () => {
    expect(told("import 'https://nodejs.org/api/cluster.html'", 30)).toEqual([
      "│ import 'https://nodejs.org/a",
      "│   ↪ pi/cluster.html'",
    ]);
    expect(told('    const aNameThatGoesOnAndOnAndOn = 1;', 24)).toEqual([
      '│     const aNameThatGoe',
      '│   ↪ sOnAndOnAndOn = 1;',
    ]);
  });

  test('goes on without the blank where a word ends just at the edge', () => {
    expect(told('// one two three four', 18)).toEqual(['│ // one two three', '│   ↪ four']);
  });

  test('stays as it is where it just fits', () => {
    expect(told('// one two three', 18)).toEqual(['│ // one two three']);
  });

  test('keeps the tones of its words', () => {
    const code: Line = [{ text: 'fork(); ' }, { text: '// one more worker', tone: 'code-comment' }];
    expect(broken(code, 20, [], { text: '↪ ' })).toEqual([
      [{ text: 'fork(); ' }, { text: '// one more ', tone: 'code-comment' }],
      [{ text: '↪ ' }, { text: 'worker', tone: 'code-comment' }],
    ]);
  });
});

test('no row is wider than asked, and no letter is lost', () => {
  const goesOn: Span = { text: '↪ ' };
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '=', '漢'), maxLength: 30 }), { maxLength: 4 }),
      fc.integer({ min: 6, max: 40 }),
      (texts, width) => {
        const code = texts.map((text) => ({ text }));
        const rows = broken(code, width, [{ text: '│ ' }], goesOn);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width);
        const squeezed = (text: string): string => text.replaceAll(' ', '');
        expect(squeezed(rows.map((row) => textOf(row.slice(1))).join(''))).toBe(squeezed(textOf(code)));
      },
    ),
  );
});
