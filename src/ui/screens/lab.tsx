import { useInput, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { LabDesk } from '../../app/lab.ts';
import { entryOf } from '../../app/lab-folder.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Rows } from '../components/lines.tsx';
import { clampOffset, Scroll, scrolledBy } from '../components/scroll.tsx';
import { type Key, keysOf } from '../keys.ts';
import { calmly } from '../lab/calm.ts';
import { commandOf, type LabCommand } from '../lab/commands.ts';
import { clockLine, labKeys } from '../lab/head.ts';
import type { NextLab } from '../lab/next-lab.ts';
import { useEditor } from '../lab/use-editor.ts';
import { useOverlay } from '../lab/use-overlay.ts';
import { noticeLines, phaseLines, shortFolder } from '../lab/view.ts';
import { useKept } from '../use-kept.ts';

type Props = {
  readonly desk: LabDesk;
  /** The lab to do after this one, told after a pass. */
  readonly next: NextLab | null;
  /** Ends the screen: by `q`, or by Ctrl-C. */
  readonly finish: (how: 'quit' | 'interrupt') => void;
};

/** The screen of a lab: it shows the desk's session, and keys become what the desk can do. */
export function LabScreen({ desk, next, finish }: Props): ReactNode {
  const { columns, rows } = useWindowSize();
  const editor = useEditor(desk);
  const store = useRef(calmly(desk)).current;
  const session = useSyncExternalStore(store.subscribe, desk.session);
  const [scroll, setScroll, readScroll] = useKept({ page: '', offset: 0 });
  const [entry, setEntry] = useState('server.js');

  useEffect(() => {
    const timer = setInterval(desk.tick, 1000);
    return () => clearInterval(timer);
  }, [desk]);
  useEffect(() => {
    void entryOf(desk.folder).then(setEntry);
  }, [desk]);

  const overlay = useOverlay(desk, session, columns);
  const notice = noticeLines(session, next, columns);
  const height = bodyHeight(rows) - notice.length;
  const folder = shortFolder(desk.folder, process.cwd());
  const lines =
    session.overlay === 'none'
      ? phaseLines(session, { width: columns, height, folder, entry, next })
      : overlay;
  // Each view of each grade is read from its beginning, hints from the newest, which is the last.
  const page = `${session.overlay} ${session.phase.is} ${session.grades} ${session.hints}`;
  const begin = session.overlay === 'hints' ? clampOffset(lines.length, lines.length, height) : 0;
  const offsetIn = (at: typeof scroll): number => (at.page === page ? at.offset : begin);

  const carryOut = (command: LabCommand): void => {
    if (command.do === 'open') desk.open(command.overlay);
    else if (command.do === 'notice') desk.notice(command.text);
    else if (command.do === 'edit') editor.edit();
    else if (command.do === 'hint') desk.hint();
    else if (command.do === 'solution') desk.showSolution();
    else if (command.do === 'quit') finish('quit');
    else if (command.do === 'run') {
      desk.open('none');
      desk.run();
    }
  };
  const press = (key: Key): void => {
    // What is typed while the editor starts is not meant for us.
    if (editor.busy()) return;
    const scrolled = scrolledBy(key, offsetIn(readScroll()), lines.length, height);
    if (scrolled !== undefined) setScroll({ page, offset: scrolled });
    else if (key.name === 'interrupt') finish('interrupt');
    else if (key.name === 'escape') desk.open('none');
    else if (key.name === 'text') {
      for (const letter of key.text) carryOut(commandOf(letter, desk.session()));
    }
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });

  return (
    <Frame
      title={desk.lab.title}
      right={clockLine(session)}
      keys={labKeys(session, columns)}
      columns={columns}
      rows={rows}
    >
      <Scroll lines={lines} offset={offsetIn(scroll)} height={height} />
      <Rows of={notice} />
    </Frame>
  );
}
