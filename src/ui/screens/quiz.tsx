import { render, useApp, useInput, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Clock, Programs } from '../../app/ports.ts';
import { runShown } from '../../app/quiz-run.ts';
import {
  currentItem,
  runningQuestion,
  type Session,
  type SessionAction,
  type View,
} from '../../domain/quiz/session.ts';
import { bodyHeight, Frame } from '../components/frame.tsx';
import { Scroll } from '../components/scroll.tsx';
import { loadColours } from '../highlight.ts';
import { type Key, keysOf } from '../keys.ts';
import type { Line } from '../line.ts';
import { type EndFacts, objectiveTitle } from '../quiz/end-lines.ts';
import { clockOf } from '../quiz/figures.ts';
import { hidesCursor, namedBelow, offsetOf, type PageScroll, scrolled, TOP } from '../quiz/page-scroll.ts';
import { type Page, pageOf } from '../quiz/pages.ts';
import { actionOf, hintOf } from '../quiz/quiz-keys.ts';
import { MARK } from '../theme.ts';

/** Longer lines are hard to read. */
const WIDEST = 100;

export type QuizProps = { readonly facts: EndFacts; readonly clock: Clock; readonly programs: Programs };
export type QuizEnd = 'done' | 'interrupted';

/** The quiz on a terminal of its own. Resolves when the learner leaves; rejects when the screen fails. */
export async function showQuiz(props: QuizProps): Promise<QuizEnd> {
  const app = render(<QuizScreen {...props} />, {
    alternateScreen: true,
    exitOnCtrlC: false,
    interactive: true,
  });
  return (await app.waitUntilExit()) === 'interrupted' ? 'interrupted' : 'done';
}

/** Title, question or feedback or end, and keys; drives the sitting that it is given. */
function QuizScreen({ facts, clock, programs }: QuizProps): ReactNode {
  const { sitting } = facts;
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const session = useSyncExternalStore(sitting.subscribe, sitting.session);
  const [scroll, setScroll] = useState<PageScroll>(TOP);
  // Keys may come faster than frames are drawn, so they look here and not at what was drawn.
  const latest = useRef(scroll);
  const height = bodyHeight(rows);
  const pageFor = (of: Session): Page => pageOf(of, facts, Math.min(columns, WIDEST));
  const page = pageFor(session);
  const { view } = session;

  const [, redraw] = useState(0);
  useEffect(() => {
    // After the first frame, which shows the code in one colour; so do all frames where colours cannot be had.
    loadColours().then(
      () => redraw(1),
      () => {},
    );
  }, []);
  useEffect(() => {
    const timer = setInterval(() => {
      sitting.dispatch({ type: 'tick', now: clock.monotonic() }).catch(exit);
    }, 1000);
    return () => clearInterval(timer);
  }, [sitting, clock, exit]);

  const runs = runningQuestion(session)?.id;
  useEffect(() => {
    if (runs === undefined) return;
    const controller = new AbortController();
    runShown(sitting, programs, controller.signal).catch(exit);
    return () => controller.abort();
  }, [sitting, programs, runs, exit]);

  const scrollTo = (next: PageScroll): void => {
    latest.current = next;
    setScroll(next);
  };
  const press = (key: Key): void => {
    const now = sitting.session();
    if (key.name === 'interrupt') leaveNow(now);
    else if (now.view.at === 'done' && leaves(key)) exit('done');
    else {
      const moved = scrolled(key, latest.current, pageFor(now), height);
      if (moved) scrollTo(moved);
      else act(actionOf(key, now.view, clock.monotonic()), key, pageFor(now));
    }
  };
  const leaveNow = (now: Session): void => {
    if (runningQuestion(now) === undefined) exit('interrupted');
    else {
      // An answer whose program still runs is kept first.
      if (now.view.at === 'help') sitting.dispatch({ type: 'help' }).catch(exit);
      sitting.dispatch({ type: 'submit', now: clock.monotonic() }).then(() => exit('interrupted'), exit);
    }
  };
  const act = (action: SessionAction | undefined, key: Key, seen: Page): void => {
    if (action === undefined && key.name !== 'down') return;
    // A key for what cannot be seen first brings it into view.
    const hidden = hidesCursor(latest.current, seen, height);
    scrollTo({ page: seen.id, offset: offsetOf(latest.current, seen, height), follow: true });
    if (action === undefined || (hidden && ['move', 'toggle', 'submit'].includes(action.type))) return;
    sitting.dispatch(action).catch(exit);
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) for (const one of single(each, view)) press(one);
  });

  return (
    <Frame
      title={titleOf(session, facts)}
      right={statusOf(session, sitting.score().points)}
      keys={hintOf(view, session.review)}
      columns={columns}
      rows={rows}
    >
      <Scroll
        lines={page.lines}
        offset={offsetOf(scroll, page, height)}
        height={height}
        named={namedBelow(scroll, page, height)}
      />
    </Frame>
  );
}

/** Several letters at once are several keys, but where they are typed into an answer. */
function single(key: Key, view: View): readonly Key[] {
  const typed = view.at === 'asking' && view.draft.kind === 'fill';
  return key.name === 'text' && !typed ? [...key.text].map((text) => ({ name: 'text', text })) : [key];
}

function leaves(key: Key): boolean {
  return key.name === 'enter' || key.name === 'escape' || (key.name === 'text' && key.text === 'q');
}

function titleOf(session: Session, { blueprint, ending }: EndFacts): string {
  const item = currentItem(session);
  if (item === undefined) return ending?.title ?? `${session.review ? 'Review' : 'Quiz'}: the result`;
  const place = session.items.indexOf(item) + 1;
  return `Question ${place} of ${session.items.length} · ${objectiveTitle(blueprint, item.question.objective)}`;
}

function statusOf(session: Session, points: number): Line {
  const id = currentItem(session)?.question.id;
  const flag = id !== undefined && session.flagged.includes(id) ? `${MARK.flag} flagged  ` : '';
  const { view } = session;
  const time = view.at === 'asking' ? `  ${clockOf(view.now - view.since)}` : '';
  return [
    { text: flag, tone: 'warn' },
    { text: `${points} right${time}`, tone: 'quiet' },
  ];
}
