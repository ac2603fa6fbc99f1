import { useInput, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import { bodyHeight, Frame, keyLine } from '../components/frame.tsx';
import { Scroll, scrolledBy } from '../components/scroll.tsx';
import { loadColours } from '../highlight.ts';
import { type Key, keysOf } from '../keys.ts';
import { briefLines } from '../lab/brief.ts';
import { useKept } from '../use-kept.ts';

export type ReaderEnd = 'on' | 'back' | 'interrupt';

const WIDEST = 100;

/** A text to read, in Markdown. `on` says what Enter leads to; without it, Enter leaves as q does. */
export function ReaderScreen(props: {
  readonly title: string;
  readonly markdown: string;
  readonly on?: string;
  readonly finish: (end: ReaderEnd) => void;
}): ReactNode {
  const { title, markdown, on, finish } = props;
  const { columns, rows } = useWindowSize();
  const [offset, setOffset, readOffset] = useKept(0);
  const [, redraw] = useState(0);
  useEffect(() => {
    // After the first frame, which shows the code in one colour.
    loadColours().then(
      () => redraw(1),
      () => {},
    );
  }, []);
  const lines = briefLines(markdown, Math.min(columns, WIDEST), true);
  const height = bodyHeight(rows);
  const press = (key: Key): void => {
    if (key.name === 'interrupt') finish('interrupt');
    else if (key.name === 'enter') finish(on === undefined ? 'back' : 'on');
    else if (key.name === 'escape' || (key.name === 'text' && key.text === 'q')) finish('back');
    else setOffset(scrolledBy(key, readOffset(), lines.length, height) ?? readOffset());
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });
  const keys = keyLine([
    ...(on === undefined ? [] : [['enter', on] as const]),
    ['↑↓', 'scroll'],
    ['space', 'page'],
    ['q', 'back'],
  ]);
  return (
    <Frame title={title} keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={offset} height={height} keys="↑ ↓" />
    </Frame>
  );
}
