import { type ReactNode, useRef } from 'react';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Rows } from '../components/lines.tsx';
import { Scroll } from '../components/scroll.tsx';
import type { Key } from '../keys.ts';
import { hidesCursor, namedBelow, offsetOf, type PageScroll, scrolled, TOP } from '../quiz/page-scroll.ts';
import type { Page } from '../quiz/pages.ts';
import { useKept } from '../use-kept.ts';
import { examAction, untouched } from './exam-keys.ts';
import { statusOf, titleOf, warningLines } from './head.ts';
import { examKeyLine } from './key-lines.ts';
import type { ExamView } from './screen-props.ts';
import { useKeys } from './use-turns.ts';

/** Actions that concern what the cursor is at: where it cannot be seen, it is shown first. */
const AT_CURSOR: ReadonlySet<ExamAction['type']> = new Set(['move', 'toggle', 'give']);

/** Whatever of an exam is a page to read or to answer: all but a lab that is set up. */
export function PageView(props: ExamView & { readonly pageOf: (session: ExamSession) => Page }): ReactNode {
  const { session, latest, blueprint, columns, rows, pageOf, act, keys } = props;
  const [scroll, setScroll, readScroll] = useKept<PageScroll>(TOP);
  const [note, setNote] = useKept<string | null>(null);
  const typed = useRef('');
  const warning = warningLines(session, props.trouble, columns);
  const height = bodyHeight(rows) - warning.length;
  const page = pageOf(session);
  // The overview opens where the learner is.
  const at =
    session.view.at === 'overview' && scroll.page !== page.id
      ? { page: page.id, offset: 0, follow: true }
      : scroll;

  const press = (key: Key): Promise<unknown> | undefined => {
    const now = latest();
    const seen = pageOf(now);
    const why = untouched(key, now);
    setNote(why);
    if (now.view.at === 'overview') return inOverview(key, now, now.view.cursor);
    const moved = scrolled(key, readScroll(), seen, height);
    if (moved) setScroll(moved);
    const action = moved ? undefined : examAction(key, now);
    if (moved || (action === undefined && key.name !== 'down')) return undefined;
    if (why !== null && !hidesCursor(readScroll(), seen, height)) return undefined;
    const hidden = hidesCursor(readScroll(), seen, height);
    setScroll({ page: seen.id, offset: offsetOf(readScroll(), seen, height), follow: true });
    return action === undefined || (hidden && AT_CURSOR.has(action.type)) ? undefined : act(action);
  };
  /** Digits one after another are the number of an item. */
  const inOverview = (key: Key, now: ExamSession, cursor: number): Promise<unknown> | undefined => {
    const { page: was, offset } = readScroll();
    setScroll({ page: 'overview', offset: was === 'overview' ? offset : 0, follow: true });
    const digit = key.name === 'text' && /^\d$/.test(key.text) ? key.text : '';
    const longer = Number(`${typed.current}${digit}`) <= now.items.length;
    typed.current = digit === '' ? '' : longer ? `${typed.current}${digit}` : digit;
    if (digit !== '') return act({ type: 'move', by: Number(typed.current) - 1 - cursor });
    const action = examAction(key, now);
    return action && act(action);
  };
  useKeys(keys, press);

  return (
    <Frame
      title={titleOf(session, blueprint)}
      right={statusOf(session)}
      keys={note === null ? examKeyLine(session, columns) : [{ text: `! ${note}`, tone: 'warn' }]}
      columns={columns}
      rows={rows}
    >
      <Scroll
        lines={page.lines}
        offset={offsetOf(at, page, height)}
        height={height}
        named={namedBelow(at, page, height)}
      />
      <Rows of={warning} />
    </Frame>
  );
}
