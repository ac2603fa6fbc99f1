import { type Line, textOf } from '../line.ts';

/** Columns of printed text: as wide as the terminal, and never so wide that it is hard to read. */
export const plainWidth = (columns: number | undefined = process.stdout.columns): number =>
  Math.max(40, Math.min(columns ?? 80, 100));

/** Prints lines to stdout without their tones. */
export const print = (lines: readonly Line[]): void => {
  process.stdout.write(lines.map((each) => `${textOf(each)}\n`).join(''));
};

/** Prints one sentence. */
export const say = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};
