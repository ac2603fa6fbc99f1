import type { Question } from '../../domain/question.ts';
import type { Draft, Item } from '../../domain/quiz/draft.ts';
import { pickableLines } from '../../domain/quiz/pickable.ts';
import { codeRows } from '../code-lines.ts';
import type { Line } from '../line.ts';
import { MARK } from '../theme.ts';
import type { Asked } from './asked.ts';

type LineQuestion = Extract<Question, { kind: 'line' }>;

const digitsIn = (code: string): number => String(code.split('\n').length).length;

/** Code with the numbers of its lines, for where nothing is chosen. */
export function numberedCode({ code, language }: LineQuestion, width: number): Line[] {
  const digits = digitsIn(code);
  const before = (at: number): Line => [{ text: `${String(at + 1).padStart(digits)} │ `, tone: 'quiet' }];
  return codeRows(code.trimEnd(), language, width, before).flat();
}

/** Code whose lines can be chosen, below `head`. */
export function askedCode(
  { shown }: Item,
  { code, language }: LineQuestion,
  draft: Extract<Draft, { kind: 'choice' }>,
  head: readonly Line[],
  width: number,
): Asked {
  const digits = digitsIn(code);
  const ids = new Map(pickableLines(code).map(({ id, number }) => [number, id]));
  const cursorId = shown[draft.cursor];
  const before = (at: number): Line => {
    const id = ids.get(at + 1);
    const here = id !== undefined && id === cursorId;
    const picked = id !== undefined && draft.picked.includes(id);
    const sign = id === undefined ? '   ' : picked ? MARK.picked : MARK.unpicked;
    return [
      { text: here ? `${MARK.cursor} ` : '  ', tone: 'chosen' },
      { text: `${String(at + 1).padStart(digits)} ${sign} `, tone: here ? 'chosen' : 'quiet' },
    ];
  };
  const lines: Line[] = [...head];
  const options: number[] = [];
  let cursor = { from: head.length, to: head.length };
  for (const [at, rows] of codeRows(code.trimEnd(), language, width, before).entries()) {
    const id = ids.get(at + 1);
    const from = lines.length;
    if (id !== undefined) options.push(from);
    lines.push(...rows);
    if (id !== undefined && id === cursorId) cursor = { from, to: lines.length - 1 };
  }
  return { lines, cursor, choice: { from: head.length, to: lines.length - 1 }, options };
}
