import type { Question } from '../../domain/question.ts';
import type { Item } from '../../domain/quiz/draft.ts';
import type { MatchDraft } from '../../domain/quiz/match.ts';
import { optionsOf } from '../../domain/quiz/options.ts';
import type { Line } from '../line.ts';
import { MARK } from '../theme.ts';
import type { Asked, Range } from './asked.ts';
import { verbatim } from './prose.ts';

type Match = Extract<Question, { kind: 'match' }>;

/** Terms with the number of the meaning that each was given, and below them the meanings; all of it below `head`. */
export function askedMatch(
  item: Item,
  { pairs }: Match,
  draft: MatchDraft,
  head: readonly Line[],
  width: number,
): Asked {
  const lines: Line[] = [...head];
  const options: number[] = [];
  let cursor: Range = { from: head.length, to: head.length };
  for (const [at, { term }] of pairs.entries()) {
    const here = at === draft.cursor;
    const meaning = draft.given[at] ?? null;
    const number = meaning === null ? ' ' : String(item.shown.indexOf(meaning) + 1);
    const before: Line = [
      { text: here ? `${MARK.cursor} ` : '  ', tone: 'chosen' },
      { text: `(${number}) `, tone: here ? 'chosen' : 'plain' },
    ];
    const from = lines.length;
    options.push(from);
    lines.push(...verbatim(term, width, { before, hang: 6, ...(here ? { tone: 'strong' as const } : {}) }));
    if (here) cursor = { from, to: lines.length - 1 };
  }
  lines.push([], ...meaningLines(item, width, new Set(draft.given)));
  return { lines, cursor, choice: { from: head.length, to: lines.length - 1 }, options };
}

/** The meanings with their numbers; those that are taken are quiet. */
function meaningLines({ question, shown }: Item, width: number, taken: ReadonlySet<string | null>): Line[] {
  return shown.flatMap((id, place) => {
    const text = optionsOf(question).find((each) => each.id === id)?.text ?? id;
    const before: Line = [{ text: `  ${place + 1}. `, tone: 'quiet' }];
    return verbatim(text, width, { before, hang: 5, ...(taken.has(id) ? { tone: 'quiet' as const } : {}) });
  });
}
