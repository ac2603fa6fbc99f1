import { useInput, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { ExamSitting } from '../../app/exam.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Scroll } from '../components/scroll.tsx';
import { askingTexts } from '../exam/asking-lines.ts';
import { statusOf } from '../exam/head.ts';
import { goesOnLines } from '../exam/intro-lines.ts';
import { fitting } from '../exam/key-lines.ts';
import { goesOnTexts } from '../exam/resume-texts.ts';
import { type Key, keysOf } from '../keys.ts';
import { useKept } from '../use-kept.ts';

const WIDEST = 100;

/** What to do with a sitting that goes on. `over`: its time ran out while this was asked. */
export type ExamResumeChoice = 'resume' | 'submit' | 'left' | 'interrupted' | 'over';

/** A sitting goes on: go back to it, or submit it as it is. There is no dropping it. `note`: why it comes first. */
export function ExamResumeScreen(props: {
  readonly sitting: ExamSitting;
  readonly note: string | null;
  readonly finish: (choice: ExamResumeChoice) => void;
}): ReactNode {
  const { sitting, note, finish } = props;
  const { columns, rows } = useWindowSize();
  const session = useSyncExternalStore(sitting.subscribe, sitting.session);
  const [asks, setAsks, readAsks] = useKept(false);
  useEffect(() => {
    const timer = setInterval(() => void sitting.dispatch({ type: 'tick' }), 1000);
    void sitting.ended.then(() => finish('over'));
    return () => clearInterval(timer);
  }, [sitting, finish]);
  const press = (key: Key): void => {
    const letter = key.name === 'text' ? key.text : '';
    if (key.name === 'interrupt') finish('interrupted');
    else if (readAsks()) {
      if (letter === 'y') finish('submit');
      else if (letter === 'n' || letter === 'q' || key.name === 'escape') setAsks(false);
    } else if (key.name === 'enter') finish('resume');
    else if (letter === 's') setAsks(true);
    else if (letter === 'q' || key.name === 'escape') finish('left');
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });
  const texts = asks ? askingTexts(session) : goesOnTexts(session, note);
  const keys = asks
    ? ([
        ['y', 'submit'],
        ['n', 'not yet'],
      ] as const)
    : ([
        ['enter', 'go on with it'],
        ['s', 'submit it as it is'],
        ['q', 'leave'],
      ] as const);
  return (
    <Frame
      title={asks ? 'Submit the exam?' : 'An exam goes on'}
      right={statusOf({ ...session, view: { at: 'help' } })}
      keys={fitting(keys, columns)}
      columns={columns}
      rows={rows}
    >
      <Scroll lines={goesOnLines(texts, Math.min(columns, WIDEST))} offset={0} height={bodyHeight(rows)} />
    </Frame>
  );
}
