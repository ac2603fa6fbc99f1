import { render, useApp, useInput, useWindowSize } from 'ink';
import type { ReactNode } from 'react';
import { bodyHeight, Frame, keyLine } from '../components/frame.tsx';
import { Scroll } from '../components/scroll.tsx';
import { keysOf } from '../keys.ts';
import { prose } from '../quiz/prose.ts';

export type ResumeChoice = 'resume' | 'anew' | 'left' | 'interrupted';

/** Asks whether to go on with an interrupted quiz. `told` is one sentence about it. */
export async function showResume(told: string): Promise<ResumeChoice> {
  const app = render(<Resume told={told} />, {
    alternateScreen: true,
    exitOnCtrlC: false,
    interactive: true,
  });
  const chosen = await app.waitUntilExit();
  return chosen === 'resume' || chosen === 'anew' || chosen === 'left' ? chosen : 'interrupted';
}

function Resume({ told }: { readonly told: string }): ReactNode {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    for (const each of keysOf(input, key)) {
      if (each.name === 'enter') exit('resume');
      if (each.name === 'interrupt') exit('interrupted');
      if (each.name === 'text' && each.text === 'n') exit('anew');
      if (each.name === 'escape' || (each.name === 'text' && each.text === 'q')) exit('left');
    }
  });
  const keys = keyLine([
    ['enter', 'go on with it'],
    ['n', 'begin a new one'],
    ['q', 'leave'],
  ]);
  const lines = [
    ...prose(told, columns),
    [],
    ...prose('If you begin a new one, the score of the old one so far is kept.', columns, { tone: 'quiet' }),
  ];
  return (
    <Frame title="Quiz" keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={0} height={bodyHeight(rows)} />
    </Frame>
  );
}
