import { describe, expect, it } from 'vitest';
import { LineSplitter, printable, sanitiseLine } from './sanitise.ts';

/** What programs print to move, colour, hide or forge what a terminal shows. */
const NASTY: Record<string, string> = {
  'CSI colour': '\x1b[31mred\x1b[0m',
  'CSI cursor up': '\x1b[2Aover',
  'CSI cursor home': '\x1b[H',
  'CSI erase the screen': '\x1b[2J',
  'CSI erase the line': '\x1b[2KPASS',
  'CSI scroll region': '\x1b[1;1r',
  'CSI alternate screen': '\x1b[?1049h',
  'CSI hide the cursor': '\x1b[?25l',
  'CSI mouse': '\x1b[?1003h',
  'CSI bracketed paste': '\x1b[?2004h',
  'CSI asks for a report': '\x1b[6n',
  'CSI device attributes': '\x1b[c',
  'CSI window title report': '\x1b[21t',
  'CSI without an end': '\x1b[38;5;',
  'OSC title': '\x1b]0;title\x07',
  'OSC clipboard': '\x1b]52;c;cm0gLXJm\x07',
  'OSC link': '\x1b]8;;http://127.0.0.1\x1b\\click\x1b]8;;\x1b\\',
  'OSC without an end': '\x1b]0;title',
  'OSC ended by C1': '\x1b]0;title\x9c',
  DCS: '\x1bP$qm\x1b\\',
  'DCS sixel': '\x1bPq#0;2;0;0;0\x1b\\',
  APC: '\x1b_Gf=24;AAAA\x1b\\',
  PM: '\x1b^private\x1b\\',
  SOS: '\x1bXstring\x1b\\',
  reset: '\x1bc',
  'save and restore': '\x1b7\x1b8',
  'other character set': '\x1b(0lqk',
  'C1 CSI': '\x9b31mred',
  'C1 OSC': '\x9d0;title\x9c',
  'C1 DCS': '\x90q\x9c',
  'C1 APC': '\x9fG\x9c',
  'C1 next line': 'a\x85b',
  'carriage return': 'FAIL\rPASS',
  backspace: 'FAIL\b\b\b\bPASS',
  bell: '\x07\x07',
  'form feed and vertical tab': 'a\fb\vc',
  'shift out and in': '\x0el\x0f',
  'NUL and DEL': 'a\0b\x7fc',
  'line and paragraph separators': 'a\u2028b\u2029c',
  'bidi override': '\u202egnp.exe\u202c',
  'bidi isolates': '\u2066a\u2067b\u2068c\u2069',
  'bidi marks': '\u200ea\u200fb\u061cc',
  'zero width': 'PA\u200bSS\u200c\u200d\u2060\ufeff',
  'soft hyphen': 'PA\u00adSS',
  'invisible letters': '\u115f\u1160\u3164\uffa0',
  'invisible marks': 'a\u034fb\u180bc',
  tags: 'a\u{e0041}\u{e007f}',
  'spaces that are none': 'a\u00a0b\u2003c\u3000d',
  'half a character': 'a\ud83db\udc4dc',
  'private use': '\ue000\u{f0000}',
  'blank braille': '\u2800',
};
/** Controls, format characters, separators other than the space, halves, private use. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]|\p{Default_Ignorable_Code_Point}/u;

describe('sanitiseLine', () => {
  it.each(Object.entries(NASTY))('makes harmless: %s', (_, text) => {
    const safe = sanitiseLine(text);
    expect(safe).not.toMatch(UNSAFE);
    expect(safe).not.toContain('\x1b');
    expect(safe).toContain('·');
  });

  it('shows that something was there, and does not let a line be overwritten', () => {
    expect(sanitiseLine('FAIL\rPASS')).toBe('FAIL·PASS');
    expect(sanitiseLine('\x1b[31mred')).toBe('·[31mred');
  });

  it('keeps what people write', () => {
    const plain =
      'worker 4312 listens – café, žluťoučký, Ελλάδα, 日本語, עברית, 👍 ✔ → "it\'s" {a: [1]} <b> 100 %';
    expect(sanitiseLine(plain)).toBe(plain);
    expect(sanitiseLine('⚠️ careful')).toBe('⚠ careful');
    expect(sanitiseLine('e\u0301')).toBe('e\u0301');
  });

  it('makes two spaces of a tab, and keeps no line feed', () => {
    expect(sanitiseLine('a\tb')).toBe('a  b');
    expect(printable('a\nb')).toBe('a·b');
  });

  it('cuts what is longer than 400 characters, and no character in two', () => {
    expect(sanitiseLine('x'.repeat(400))).toHaveLength(400);
    expect(sanitiseLine('x'.repeat(401))).toBe(`${'x'.repeat(400)}…`);
    expect(sanitiseLine(`${'x'.repeat(399)}👍👍`)).toBe(`${'x'.repeat(399)}…`);
  });
});

describe('LineSplitter', () => {
  const split = (...chunks: string[]) => {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    for (const chunk of chunks) splitter.push(chunk);
    const before = [...lines];
    splitter.flush();
    return { before, after: lines };
  };

  it('gives whole lines, however they are cut', () => {
    expect(split('one\ntwo\n').before).toEqual(['one', 'two']);
    expect(split('o', 'ne', '\nt', 'wo', '\n').before).toEqual(['one', 'two']);
    expect(split(...'one\ntwo\n').before).toEqual(['one', 'two']);
    expect(split('\n\n').before).toEqual(['', '']);
  });

  it('takes the carriage return before a line feed away, in one chunk and in two', () => {
    expect(split('one\r\ntwo\r', '\n').before).toEqual(['one', 'two']);
    expect(split('FAIL\rPASS\n').before).toEqual(['FAIL·PASS']);
  });

  it('makes harmless what is cut in the middle of a sequence', () => {
    expect(split('\x1b', '[31', 'mred\n').before).toEqual(['·[31mred']);
  });

  it('gives the rest without a line feed only when it is over', () => {
    expect(split('one\ntwo')).toEqual({ before: ['one'], after: ['one', 'two'] });
    expect(split('one\n').after).toEqual(['one']);
  });

  it('holds back no endless line', () => {
    const { before } = split('x'.repeat(1000), 'x'.repeat(1000));
    expect(before).toEqual([`${'x'.repeat(400)}…`]);
  });
});
