import { Box } from 'ink';
import type { ReactNode } from 'react';
import { clip, type Line, line, widthOf } from '../line.ts';
import { Rows } from './lines.tsx';

/** Rows that a frame keeps for itself: title, rule, rule, keys. */
const FRAME_ROWS = 4;

/** Rows that are left for the body in a terminal of `rows` rows. One row stays free: Ink flickers on a full screen. */
export function bodyHeight(rows: number): number {
  return Math.max(1, rows - 1 - FRAME_ROWS);
}

/** One line with something at its left and at its right end. The left is cut where both do not fit. */
function justified(left: Line, right: Line, width: number): Line {
  const room = Math.max(0, width - widthOf(right) - 1);
  const head = clip(left, room);
  return [...head, { text: ' '.repeat(Math.max(1, width - widthOf(head) - widthOf(right))) }, ...right];
}

/** A whole screen: a title, a body of exactly `bodyHeight(rows)` rows, and the keys that work here. */
export function Frame(props: {
  readonly title: string;
  readonly right?: Line;
  readonly keys: Line;
  readonly columns: number;
  readonly rows: number;
  readonly children: ReactNode;
}): ReactNode {
  const rule = line('─'.repeat(props.columns), 'quiet');
  const title = justified(line(props.title, 'title'), props.right ?? [], props.columns);
  return (
    <Box flexDirection="column" width={props.columns} height={Math.max(1, props.rows - 1)} overflow="hidden">
      <Rows of={[title, rule]} />
      <Box height={bodyHeight(props.rows)} flexShrink={0} flexDirection="column" overflow="hidden">
        {props.children}
      </Box>
      <Rows of={[rule, clip(props.keys, props.columns)]} />
    </Box>
  );
}

/** The line of keys: `[['q', 'quit']]` reads "q quit". */
export function keyLine(pairs: readonly (readonly [string, string])[]): Line {
  return pairs.flatMap(([key, what], i) => [
    ...(i > 0 ? [{ text: '  ' }] : []),
    { text: key, tone: 'strong' as const },
    { text: ` ${what}`, tone: 'quiet' as const },
  ]);
}
