import { useApp, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { ExamSitting } from '../../app/exam.ts';
import { itemHere } from '../../domain/exam/items.ts';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import type { Blueprint } from '../../domain/question.ts';
import { draftHere } from '../exam/exam-keys.ts';
import { LabView } from '../exam/lab-view.tsx';
import { PageView } from '../exam/page-view.tsx';
import { examPage } from '../exam/pages.ts';
import { useDesk } from '../exam/use-desk.ts';
import { useTurns } from '../exam/use-turns.ts';
import { loadColours } from '../highlight.ts';
import type { Page } from '../quiz/pages.ts';
import { prose } from '../quiz/prose.ts';

/** How the screen was left: `over` when the sitting has ended. */
export type ExamLeft = 'left' | 'interrupted' | 'over';

/** Longer lines are hard to read. */
const WIDEST = 100;

/** A sitting of an exam, from its first item to its end. */
export function ExamScreen(props: {
  readonly sitting: ExamSitting;
  readonly blueprint: Blueprint;
  /** Why nothing is recorded any more; null as long as all is well. */
  readonly trouble: () => string | null;
  /** Aborted by a Ctrl-C that came as a signal. */
  readonly interrupted: AbortSignal;
  readonly finish: (how: ExamLeft) => void;
}): ReactNode {
  const { sitting, blueprint, interrupted, finish } = props;
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const session = useSyncExternalStore(sitting.subscribe, sitting.session);
  useEnd(sitting, finish);
  useTicks(sitting, exit);
  useSignal(sitting, interrupted, finish);
  const [, redraw] = useState(0);
  useEffect(() => {
    // After the first frame, which shows the code in one colour; so do all frames where colours cannot be had.
    loadColours().then(
      () => redraw(1),
      () => {},
    );
  }, []);

  const at = itemHere(session);
  const desk = useDesk(sitting, session.view.at === 'item' && at?.kind === 'lab' ? at.paper.id : undefined);
  const leave = async (how: ExamLeft): Promise<void> => {
    await sitting.dispatch({ type: 'quit' });
    finish(how);
  };
  const act = (action: ExamAction): Promise<unknown> =>
    action.type === 'quit' ? leave('left') : sitting.dispatch(action);
  const typing = () => draftHere(sitting.session())?.kind === 'fill';
  const keys = useTurns(typing, () => leave('interrupted'));
  const view = {
    session,
    latest: sitting.session,
    blueprint,
    columns,
    rows,
    act,
    keys,
    trouble: props.trouble(),
  };
  if (desk.is === 'open') return <LabView key={desk.lab} {...view} desk={desk.desk} />;
  const width = Math.min(columns, WIDEST);
  const pageOf = (of: ExamSession): Page => {
    const page = examPage(of, width);
    return desk.is === 'trouble' && of.view.at === 'item'
      ? { ...page, lines: prose(desk.message, width) }
      : page;
  };
  return <PageView {...view} pageOf={pageOf} />;
}

function useEnd(sitting: ExamSitting, finish: (how: ExamLeft) => void): void {
  useEffect(() => {
    let gone = false;
    void sitting.ended.then(() => {
      if (!gone) finish('over');
    });
    return () => {
      gone = true;
    };
  }, [sitting, finish]);
}

function useSignal(sitting: ExamSitting, signal: AbortSignal, finish: (how: ExamLeft) => void): void {
  useEffect(() => {
    const done = (): void => finish('interrupted');
    const leave = (): void => {
      sitting.dispatch({ type: 'quit' }).then(done, done);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    return () => signal.removeEventListener('abort', leave);
  }, [sitting, signal, finish]);
}

function useTicks(sitting: ExamSitting, exit: (error?: Error) => void): void {
  useEffect(() => {
    const tick = (): void => {
      sitting.dispatch({ type: 'tick' }).catch(exit);
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [sitting, exit]);
}
