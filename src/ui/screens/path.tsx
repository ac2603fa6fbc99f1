import { useInput, useWindowSize } from 'ink';
import type { ReactNode } from 'react';
import type { PathStanding, StepStanding } from '../../app/learn.ts';
import { bodyHeight, Frame, keyLine } from '../components/frame.tsx';
import { revealed, Scroll } from '../components/scroll.tsx';
import { type Key, keysOf } from '../keys.ts';
import { clip, type Line, line, wrap } from '../line.ts';
import { pointsText, stepText } from '../lookup/path-lines.ts';
import { MARK } from '../theme.ts';
import { useKept } from '../use-kept.ts';

export type PathChoice = StepStanding | 'quit' | 'interrupt';

/** The steps of the path, with what is done; one of them can be chosen. It begins at the next open one. */
export function PathScreen(props: {
  readonly standing: PathStanding;
  readonly finish: (choice: PathChoice) => void;
}): ReactNode {
  const { standing, finish } = props;
  const { steps, next } = standing;
  const { columns, rows } = useWindowSize();
  const [at, setAt, readAt] = useKept((next?.number ?? 1) - 1);
  const press = (key: Key): void => {
    const now = readAt();
    const chosen = key.name === 'text' ? steps[Number(key.text) - 1] : steps[now];
    if (key.name === 'interrupt') finish('interrupt');
    else if (key.name === 'up') setAt((now + steps.length - 1) % steps.length);
    else if (key.name === 'down') setAt((now + 1) % steps.length);
    else if (key.name === 'escape' || (key.name === 'text' && key.text === 'q')) finish('quit');
    else if ((key.name === 'enter' || key.name === 'text') && chosen !== undefined) finish(chosen);
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });
  const items = steps.flatMap((each, i): Line[] => {
    const chosen = i === at;
    const tone = chosen ? 'chosen' : each.done ? 'good' : 'plain';
    const head = clip([{ text: `${chosen ? MARK.cursor : ' '} ${stepText(each)}`, tone }], columns);
    return chosen
      ? [head, ...wrap([{ text: `       ${each.step.aim}`, tone: 'quiet' }], columns, 7)]
      : [head];
  });
  const lines = [line(pointsText(standing), 'strong'), [], ...items];
  const height = bodyHeight(rows);
  const offset = revealed(0, at + 2, at + 3, lines.length, height);
  const keys = keyLine([
    ['↑↓', 'choose'],
    ['enter', 'the lesson, then its question'],
    ['q', 'quit'],
  ]);
  return (
    <Frame title="From one process to a cluster in production" keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={offset} height={height} keys="↑ ↓" />
    </Frame>
  );
}
