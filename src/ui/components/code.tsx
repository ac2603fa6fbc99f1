import type { ReactNode } from 'react';
import { codeLines } from '../code-lines.ts';
import type { Language } from '../highlight.ts';
import { Rows } from './lines.tsx';

export { codeLines };

/** Code with highlighting. */
export function Code(props: {
  readonly code: string;
  readonly language: Language;
  readonly width: number;
}): ReactNode {
  return <Rows of={codeLines(props.code, props.language, props.width)} />;
}
