/**
 * Breaks a text into lines of at most `width` columns, each behind `indent`, between words alone: a path or a command
 * that is wider stands whole, so that it can be copied.
 */
export function fill(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
