import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ExamDesk } from '../../app/exam-lab.ts';
import { entryOf } from '../../app/lab-folder.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Rows } from '../components/lines.tsx';
import { clampOffset, Scroll, scrolledBy } from '../components/scroll.tsx';
import type { Key } from '../keys.ts';
import { calmly } from '../lab/calm.ts';
import { useEditor } from '../lab/use-editor.ts';
import { useOverlay } from '../lab/use-overlay.ts';
import { shortFolder } from '../lab/view.ts';
import { useKept } from '../use-kept.ts';
import { statusOf, titleOf, warningLines } from './head.ts';
import { examLabCommand } from './lab-keys.ts';
import { examLabLines, labKeyLine, labNoticeLines } from './lab-lines.ts';
import type { ExamView } from './screen-props.ts';
import { useKeys } from './use-turns.ts';

/** A lab as an item of an exam: brief, checks and grades of its desk, under the exam's own head and clock. */
export function LabView(props: ExamView & { readonly desk: ExamDesk }): ReactNode {
  const { desk, session: exam, latest, blueprint, columns, rows, keys } = props;
  const editor = useEditor(desk);
  const store = useRef(calmly(desk)).current;
  const session = useSyncExternalStore(store.subscribe, desk.session);
  const [scroll, setScroll, readScroll] = useKept({ page: '', offset: 0 });
  const [entry, setEntry] = useState('server.js');
  useEffect(() => {
    void entryOf(desk.folder).then(setEntry);
  }, [desk]);

  const overlay = useOverlay(desk, session, columns);
  const notice = [...labNoticeLines(exam, session, columns), ...warningLines(exam, props.trouble, columns)];
  const height = bodyHeight(rows) - notice.length;
  const folder = shortFolder(desk.folder, process.cwd());
  const lines =
    session.overlay === 'none'
      ? examLabLines(session, exam.mode, { width: columns, height, folder, entry })
      : overlay;
  // Each view of each grade is read from its beginning, hints from the newest, which is the last.
  const page = `${session.overlay} ${session.phase.is} ${session.grades} ${session.hints}`;
  const begin = session.overlay === 'hints' ? clampOffset(lines.length, lines.length, height) : 0;
  const offsetIn = (at: typeof scroll): number => (at.page === page ? at.offset : begin);

  const press = (key: Key): Promise<unknown> | undefined => {
    // What is typed while the editor starts is not meant for us.
    if (editor.busy()) return undefined;
    const scrolled = scrolledBy(key, offsetIn(readScroll()), lines.length, height);
    if (scrolled !== undefined) setScroll({ page, offset: scrolled });
    const command =
      scrolled === undefined ? examLabCommand(key, latest(), desk.session()) : { do: 'nothing' as const };
    switch (command.do) {
      case 'exam':
        return props.act(command.action);
      case 'open':
        desk.open(command.overlay);
        return undefined;
      case 'notice':
        desk.notice(command.text);
        return undefined;
      case 'edit':
        editor.edit();
        return undefined;
      case 'hint':
        desk.hint();
        return undefined;
      case 'run':
        desk.open('none');
        desk.run();
        return undefined;
      case 'nothing':
        return undefined;
    }
  };
  useKeys(keys, press);

  return (
    <Frame
      title={titleOf(exam, blueprint)}
      right={statusOf(exam)}
      keys={labKeyLine(exam, session, columns)}
      columns={columns}
      rows={rows}
    >
      <Scroll lines={lines} offset={offsetIn(scroll)} height={height} />
      <Rows of={notice} />
    </Frame>
  );
}
