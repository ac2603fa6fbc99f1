import type { Coloured } from './colour-code.ts';
import type { Line } from './line.ts';

export type Language = Coloured | 'text';
type Colour = (source: string, language: Coloured) => Line[];

/** More than a session shows of different pieces of code at once. */
const KEPT = 100;
const known = new Map<string, Line[]>();
let colour: Colour | undefined;

/** Gets ready what colours code. It takes as long as a third of a start, so no first frame waits for it. */
export async function loadColours(): Promise<void> {
  colour ??= (await import('./colour-code.ts')).colour;
}

/** Code as lines, one for each line of the source, coloured once the colours are loaded. Tabs become two spaces. */
export function highlight(code: string, language: Language): Line[] {
  const source = code.replace(/\n+$/, '').replace(/\t/g, '  ');
  if (language === 'text' || colour === undefined) return source.split('\n').map((text) => [{ text }]);
  const key = `${language} ${source}`;
  const lines = known.get(key) ?? colour(source, language);
  // A screen is drawn anew at every key and every second.
  if (known.size >= KEPT) known.clear();
  known.set(key, lines);
  return lines;
}
