import type { ReactNode } from 'react';
import { highlight, type Language } from '../highlight.ts';
import { clip, type Line } from '../line.ts';
import { Rows } from './lines.tsx';

/** Code as lines of at most `width` columns, behind a bar that sets it apart without colour too. */
export function codeLines(code: string, language: Language, width: number): Line[] {
  return highlight(code, language).map((each) => clip([{ text: '│ ', tone: 'quiet' }, ...each], width));
}

/** Code with highlighting. */
export function Code(props: {
  readonly code: string;
  readonly language: Language;
  readonly width: number;
}): ReactNode {
  return <Rows of={codeLines(props.code, props.language, props.width)} />;
}
