const BARS = '▁▂▃▄▅▆▇█';

/** A bar of `width` characters for 0 to 100 percent. Anything above 0 shows, and only 100 fills it. */
export function bar(percent: number, width: number, unicode: boolean): string {
  const exact = (Math.min(100, Math.max(0, percent)) / 100) * width;
  const full = percent >= 100 ? width : Math.min(width - 1, exact > 0 ? Math.max(1, Math.round(exact)) : 0);
  const [on, off] = unicode ? ['█', '░'] : ['#', '-'];
  return on.repeat(full) + off.repeat(width - full);
}

/** One character for each percentage; without Unicode the tens digit, 9 being the best. */
export function spark(percents: readonly number[], unicode: boolean): string {
  const level = (percent: number, steps: number) =>
    Math.min(steps - 1, Math.max(0, Math.floor((percent / 100) * steps)));
  return percents.map((percent) => (unicode ? BARS[level(percent, 8)] : String(level(percent, 10)))).join('');
}

/** A text of exactly `width` characters. It may come from an edited file, so what could steer a terminal is left out. */
export function cell(text: string, width: number, unicode: boolean): string {
  const characters = [...text.replace(/\p{C}/gu, '')];
  if (characters.length <= width) return characters.join('') + ' '.repeat(width - characters.length);
  return characters.slice(0, width - 1).join('') + (unicode ? '…' : '.');
}
