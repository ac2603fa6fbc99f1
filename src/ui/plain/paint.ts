import { styleText } from 'node:util';
import { type Line, textOf } from '../line.ts';
import { lookOf } from '../theme.ts';

type Style = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;

/** A line as it is printed: in its tones where colour is wanted, else its words alone. */
export function painted(line: Line, colour: boolean): string {
  if (!colour) return textOf(line);
  return line
    .map(({ text, tone = 'plain' }) => {
      const { bold, dimColor, italic, color } = lookOf(tone, true);
      const styles: Style[] = [
        ...(bold ? ['bold' as const] : []),
        ...(dimColor ? ['dim' as const] : []),
        ...(italic ? ['italic' as const] : []),
        ...(color === undefined ? [] : [color as Style]),
      ];
      return styles.length === 0 ? text : styleText(styles, text, { validateStream: false });
    })
    .join('');
}
