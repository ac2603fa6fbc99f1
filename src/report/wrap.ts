import stringWidth from 'string-width';

/** Cuts a word that is wider than a line; not a link, which would no longer be one. */
const pieces = (word: string, width: number): string[] => {
  if (/^https?:\/\//.test(word)) return [word];
  const cut: string[] = [''];
  for (const letter of word) {
    const last = cut.length - 1;
    if (stringWidth(`${cut[last]}${letter}`) > width) cut.push(letter);
    else cut[last] += letter;
  }
  return cut;
};

/**
 * Text as lines no wider than `width` columns, each behind `indent`; what is wider than a line is cut, but for links. Line feeds in the text
 * are kept, and so are the blanks that a line begins with.
 */
export const wrap = (text: string, width: number, indent = ''): string[] => {
  const room = Math.max(10, width - stringWidth(indent));
  const lines = text.split('\n').flatMap((paragraph) => {
    const made: string[] = [];
    const margin = (/^ */.exec(paragraph)?.[0] ?? '').slice(0, Math.floor(room / 2));
    const left = room - margin.length;
    let line = '';
    for (const word of paragraph.split(' ').filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (stringWidth(longer) <= left) {
        line = longer;
        continue;
      }
      if (line !== '') made.push(line);
      const cut = pieces(word, left);
      made.push(...cut.slice(0, -1));
      line = cut.at(-1) ?? '';
    }
    return [...made, line].map((each) => (each === '' ? '' : `${margin}${each}`));
  });
  return lines.map((line) => (line === '' ? '' : `${indent}${line}`));
};
