import type { Line } from '../ui/line.ts';
import { painted } from '../ui/plain/paint.ts';
import { wantsColour } from '../ui/theme.ts';

/** Prints lines to stdout, in their tones where stdout is a terminal that wants colour. */
export const printPainted = (lines: readonly Line[]): void => {
  const colour = process.stdout.isTTY === true && wantsColour(process.env);
  process.stdout.write(lines.map((each) => `${painted(each, colour)}\n`).join(''));
};
