import { useInput, useWindowSize } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { DemoState } from '../../app/demo.ts';
import { Rows } from '../components/lines.tsx';
import { keysOf } from '../keys.ts';
import { demoLines } from '../lab/demo-lines.ts';
import { BLANK, line } from '../line.ts';

type Props = {
  readonly subscribe: (draw: () => void) => () => void;
  readonly state: () => DemoState;
  readonly interrupt: () => void;
};

/** The demo as it goes on. It takes no keys but Ctrl-C and q, which end it. */
export function DemoScreen({ subscribe, state, interrupt }: Props): ReactNode {
  const { columns, rows } = useWindowSize();
  const now = useSyncExternalStore(subscribe, state);
  useInput((input, key) => {
    const ends = keysOf(input, key).some(
      (each) => each.name === 'interrupt' || (each.name === 'text' && each.text === 'q'),
    );
    if (ends) interrupt();
  });
  const { lab } = now.sessions.starter;
  const body = demoLines(now, columns, rows - 4);
  return <Rows of={[line(`clusterprep demo: ${lab.title}`, 'title'), BLANK, ...body]} />;
}
