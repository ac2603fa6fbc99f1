import type { ExamResult } from '../../domain/exam/result.ts';
import { type Line, line } from '../line.ts';
import { prose } from '../quiz/prose.ts';
import { missedLines, timeLines } from './missed-lines.ts';
import { madeLines, nextLines } from './next-lines.ts';
import { earlierLines, objectiveLines, readinessLines, verdictLines } from './result-head.ts';

/** A long page and the rows at which its parts begin, to go from one to the next. */
export type Parts = { readonly lines: readonly Line[]; readonly starts: readonly number[] };

/** What stays in the terminal: it fits on a screen. `kept`: where it is recorded, or why it is not. */
export function examSummary(result: ExamResult, kept: string, width: number): Line[] {
  return [...topLines(result, kept, width), ...nextLines(result, width)];
}

function topLines(result: ExamResult, kept: string, width: number): Line[] {
  return [
    ...verdictLines(result, width),
    ...prose(kept, width, { tone: 'quiet' }),
    ...objectiveLines(result, width),
  ];
}

function firstPart(result: ExamResult, kept: string, width: number): Line[] {
  return [
    ...topLines(result, kept, width),
    ...readinessLines(result, width),
    ...nextLines(result, width),
    ...earlierLines(result, width),
  ];
}

/** The whole result: summary, each missed item explained, the time of each item, how to check it. */
export function examResultParts(result: ExamResult, kept: string, width: number): Parts {
  const lines: Line[] = firstPart(result, kept, width);
  const starts: number[] = [0];
  const part = (title: string | null, of: readonly Line[]): void => {
    lines.push([]);
    starts.push(lines.length);
    if (title !== null) lines.push(line(title, 'title'));
    lines.push(...of);
  };
  const { missed } = result;
  missed.forEach((each, i) => {
    const title = i === 0 ? `What you missed: ${missed.length} of ${result.items.length} items` : null;
    part(title, missedLines(each, result, width));
  });
  part('Time per item', timeLines(result, width));
  lines.push(...madeLines(result, width));
  return { lines, starts };
}
