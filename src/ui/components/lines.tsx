import { Box, Text } from 'ink';
import { createElement, type ReactNode } from 'react';
import type { Line } from '../line.ts';
import { lookOf, wantsColour } from '../theme.ts';

const COLOUR = wantsColour(process.env);

/** One row, never wrapped by Ink: a line that is too long is cut, so the height is what was planned. */
function Row({ of }: { readonly of: Line }): ReactNode {
  const spans = of.map((span) => createElement(Text, lookOf(span.tone ?? 'plain', COLOUR), span.text));
  // Children are given by place, since a span has no identity but its place.
  return createElement(Text, { wrap: 'truncate' }, ...(spans.length === 0 ? [' '] : spans));
}

/** Rows, one below the other. */
export function Rows({ of }: { readonly of: readonly Line[] }): ReactNode {
  const rows = of.map((each) => createElement(Row, { of: each }));
  return createElement(Box, { flexDirection: 'column', flexShrink: 0 }, ...rows);
}
