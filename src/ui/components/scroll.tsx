import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Key } from '../keys.ts';
import { type Line, line } from '../line.ts';
import { MARK } from '../theme.ts';
import { Rows } from './lines.tsx';

/** The nearest offset at which `height` rows of `count` lines can be shown. */
export function clampOffset(offset: number, count: number, height: number): number {
  return Math.max(0, Math.min(offset, count - shownOf(count, height)));
}

/** Rows that show content: one is kept for the hint where not everything fits. */
export function shownOf(count: number, height: number): number {
  return count <= height ? count : Math.max(1, height - 1);
}

/** The offset after a key, or undefined when the key does not scroll. */
export function scrolledBy(key: Key, offset: number, count: number, height: number): number | undefined {
  const page = Math.max(1, shownOf(count, height) - 1);
  const step: Partial<Record<Key['name'], number>> = {
    up: -1,
    down: 1,
    'page-up': -page,
    'page-down': page,
    home: -count,
    end: count,
  };
  const by = key.name === 'text' && key.text === ' ' ? page : step[key.name];
  return by === undefined ? undefined : clampOffset(offset + by, count, height);
}

/** The offset, changed as little as possible, at which the lines `from` to `to` can be seen. */
export function revealed(offset: number, from: number, to: number, count: number, height: number): number {
  const shown = shownOf(count, height);
  const low = to - shown + 1;
  return clampOffset(Math.min(from, Math.max(offset, low)), count, height);
}

/**
 * The rows of `lines` that fit into `height` rows, and a hint where there is more: `named` says what that is, where it
 * can be named. Exactly `height` rows or fewer.
 */
export function windowOf(
  lines: readonly Line[],
  offset: number,
  height: number,
  keys = 'PgUp PgDn',
  named?: string,
): Line[] {
  const shown = shownOf(lines.length, height);
  if (shown === lines.length) return [...lines];
  const at = clampOffset(offset, lines.length, height);
  const below = lines.length - at - shown;
  const parts = [
    ...(at > 0 ? [`${MARK.less} ${at} above`] : []),
    ...(below > 0 ? [`${MARK.more} ${named ?? `${below} more`}`] : []),
    keys,
  ];
  return height < 2
    ? lines.slice(at, at + shown)
    : [...lines.slice(at, at + shown), line(parts.join(' · '), 'warn')];
}

/** A window of `height` rows onto `lines`. It takes `height` rows whatever it shows. */
export function Scroll(props: {
  readonly lines: readonly Line[];
  readonly offset: number;
  readonly height: number;
  readonly keys?: string;
  /** What there is below, instead of a number of rows. */
  readonly named?: string | undefined;
}): ReactNode {
  return (
    <Box height={props.height} flexShrink={0} flexDirection="column" overflow="hidden">
      <Rows of={windowOf(props.lines, props.offset, props.height, props.keys, props.named)} />
    </Box>
  );
}
