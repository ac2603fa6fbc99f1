import { useInput, useWindowSize } from 'ink';
import type { ReactNode } from 'react';
import type { ExamResult } from '../../domain/exam/result.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { clampOffset, Scroll, scrolledBy } from '../components/scroll.tsx';
import { fitting } from '../exam/key-lines.ts';
import { examResultParts } from '../exam/result-lines.ts';
import { type Key, keysOf } from '../keys.ts';
import { useKept } from '../use-kept.ts';

const WIDEST = 100;

/** The result of an exam, to read: the summary, each missed item, the times. `n` and `p` go from part to part. */
export function ExamResultScreen(props: {
  readonly result: ExamResult;
  readonly kept: string;
  readonly finish: (how: 'done' | 'interrupted') => void;
}): ReactNode {
  const { result, kept, finish } = props;
  const { columns, rows } = useWindowSize();
  const [offset, setOffset, readOffset] = useKept(0);
  const { lines, starts } = examResultParts(result, kept, Math.min(columns, WIDEST));
  const height = bodyHeight(rows);
  const at = clampOffset(offset, lines.length, height);
  const press = (key: Key): void => {
    const from = clampOffset(readOffset(), lines.length, height);
    const letter = key.name === 'text' ? key.text : '';
    if (key.name === 'interrupt') finish('interrupted');
    else if (key.name === 'enter' || key.name === 'escape' || letter === 'q') finish('done');
    else if (letter === 'n') setOffset(starts.find((each) => each > from) ?? from);
    else if (letter === 'p') setOffset(starts.findLast((each) => each < from) ?? 0);
    else setOffset(scrolledBy(key, from, lines.length, height) ?? from);
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });
  const keys = fitting(
    [
      ['n', 'next missed item'],
      ['p', 'back'],
      ['↑↓', 'scroll'],
      ['space', 'page'],
      ['q', 'done'],
    ],
    columns,
  );
  const mode = result.mode === 'training' ? 'Training' : 'Exam';
  return (
    <Frame title={`${mode}: the result`} keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={at} height={height} keys="n, space" />
    </Frame>
  );
}
