import { useInput, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import type { ExamPlan } from '../../app/exam-plan.ts';
import type { ExamMode, ExamSize } from '../../domain/exam/paper.ts';
import type { Blueprint } from '../../domain/question.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Scroll, scrolledBy } from '../components/scroll.tsx';
import { introLines } from '../exam/intro-lines.ts';
import { fitting } from '../exam/key-lines.ts';
import { single } from '../exam/use-turns.ts';
import { type Key, keysOf } from '../keys.ts';
import { useKept } from '../use-kept.ts';

const WIDEST = 100;
const ORDER: readonly ExamSize[] = ['quiz', 'half', 'full'];

type Chosen = { readonly size: ExamSize; readonly mode: ExamMode };

/** What the learner decided: to sit this plan, or not. */
export type IntroChoice = ExamPlan | 'left' | 'interrupted';

/** Size, mode, seed and rules, before any clock runs. Begins only with a paper that was seen. */
export function ExamIntroScreen(props: {
  readonly blueprint: Blueprint;
  readonly begin: Chosen;
  /** Why nothing can be recorded; null when all is well. */
  readonly trouble: string | null;
  readonly draw: (chosen: Chosen) => Promise<ExamPlan>;
  readonly finish: (choice: IntroChoice) => void;
}): ReactNode {
  const { blueprint, draw, trouble, finish } = props;
  const { columns, rows } = useWindowSize();
  const [chosen, setChosen, readChosen] = useKept<Chosen>(props.begin);
  const [offset, setOffset, readOffset] = useKept(0);
  const [drawn, setDrawn] = useState<ExamPlan | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let stale = false;
    draw(chosen).then(
      (plan) => {
        if (!stale) setDrawn(plan);
      },
      (why: unknown) => setError(why),
    );
    return () => {
      stale = true;
    };
  }, [chosen, draw]);
  if (error !== null) throw error;

  const fits = drawn !== null && drawn.paper.size === chosen.size && drawn.mode === chosen.mode;
  const lines = introLines(
    { ...chosen, paper: fits ? drawn.paper : null, trouble },
    blueprint,
    Math.min(columns, WIDEST),
  );
  const height = bodyHeight(rows);
  const resize = (by: number): void => {
    const { size, mode } = readChosen();
    const next = ORDER[(ORDER.indexOf(size) + by + ORDER.length) % ORDER.length] ?? size;
    setChosen({ size: next, mode });
  };
  const press = (key: Key): void => {
    const now = readChosen();
    const letter = key.name === 'text' ? key.text : '';
    if (key.name === 'interrupt') finish('interrupted');
    else if (key.name === 'escape' || letter === 'q') finish('left');
    else if (key.name === 'left') resize(-1);
    else if (key.name === 'right') resize(1);
    else if (letter === 'm') setChosen({ ...now, mode: now.mode === 'exam' ? 'training' : 'exam' });
    else if (key.name === 'enter') {
      if (drawn !== null && drawn.paper.size === now.size && drawn.mode === now.mode) finish(drawn);
    } else setOffset(scrolledBy(key, readOffset(), lines.length, height) ?? readOffset());
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key).flatMap((one) => single(one, false))) press(each);
  });
  const keys = fitting(
    [
      ['enter', 'begin'],
      ['←→', 'size'],
      ['m', chosen.mode === 'exam' ? 'training instead' : 'exam instead'],
      ['q', 'not now'],
    ],
    columns,
  );
  return (
    <Frame title="Exam" keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={offset} height={height} keys="↑ ↓" />
    </Frame>
  );
}
