import { join } from 'node:path';
import type { Plugin } from 'rolldown';

type Change = { readonly file: RegExp; readonly from: string; readonly to: string; readonly before?: string };

const segmenter = JSON.stringify(join(import.meta.dirname, '../../src/ui/segmenter.ts'));
const ASCII = String.raw`/^[\u0020-\u007E]*$/`;
/** One column each, in all terminals that do not give ambiguous characters two. */
const NARROW = String.raw`/^[\u0020-\u007E\u00B0-\u02FF\u2010-\u2026\u2039\u203A\u2190-\u21FF\u2500-\u25CF\u2691\u2713\u2717]*$/`;

/** What packages do at their start that costs more than it brings here. */
const CHANGES: readonly Change[] = [
  {
    // The layout engine stands in the file itself, as base64; to fetch it from there would load Node's HTTP client.
    file: /\/yoga-layout\/.*\/yoga-wasm-base64-esm\.js$/,
    from: 'typeof fetch',
    to: '"undefined"',
  },
  {
    // The table of all emoji takes half as long as Node to start, and is made where the literal is read, used or not.
    file: /\/string-width\/index\.js$/,
    from: String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`,
    to: String.raw`let rgiEmoji; const rgiEmojiRegex = { test: (text) => (rgiEmoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text) };`,
  },
  {
    // And what has none need not ask for it.
    file: /\/string-width\/index\.js$/,
    from: `if (${ASCII}.test(string))`,
    to: `if ((ambiguousIsNarrow ? ${NARROW} : ${ASCII}).test(string))`,
  },
  {
    // Asked for each character that is drawn. Nothing below U+1100 is wide, and of frames and bars nothing either.
    file: /\/is-fullwidth-code-point\/index\.js$/,
    from: 'if (!Number.isInteger(codePoint)) {',
    to: 'if (codePoint < 0x1100 || (codePoint >= 0x2500 && codePoint <= 0x259f) || !Number.isInteger(codePoint)) {',
  },
  {
    file: /\/(slice-ansi\/tokenize-ansi|wrap-ansi\/index|ansi-tokenize\/build\/tokenize|string-width\/index|ink\/build\/line-update)\.js$/,
    from: 'new Intl.Segmenter(',
    to: 'new Segmenter(',
    before: `import { Segmenter } from ${segmenter};\n`,
  },
];

/** Changes a line or two of packages, and fails when a new version of one has them no more. */
export const quickPackages: Plugin = {
  name: 'quick-packages',
  transform: (code, id) => {
    const changes = CHANGES.filter(({ file }) => file.test(id));
    if (changes.length === 0) return null;
    return changes.reduce((text, { from, to, before = '' }) => {
      if (!text.includes(from)) throw new Error(`${id} has no longer: ${from}`);
      return before + text.replaceAll(from, () => to);
    }, code);
  },
};
