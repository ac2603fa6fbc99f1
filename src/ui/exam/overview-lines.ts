import { itemState, openItems } from '../../domain/exam/items.ts';
import type { ExamItem, ExamSession } from '../../domain/exam/view.ts';
import { clip, type Line, type Span } from '../line.ts';
import type { Page } from '../quiz/pages.ts';
import { prose } from '../quiz/prose.ts';
import { MARK } from '../theme.ts';
import { counted, leftUntilSentence } from './words.ts';

const STATE: Record<ReturnType<typeof itemState>, Span> = {
  answered: { text: '●', tone: 'accent' },
  open: { text: '○', tone: 'plain' },
  withdrawn: { text: '–', tone: 'quiet' },
};

/** How far the sitting is, in words. */
export function standingText(session: ExamSession): string {
  const open = openItems(session).length;
  const points = session.items.reduce(
    (sum, item) => sum + (item.kind === 'withdrawn' ? 0 : item.paper.points),
    0,
  );
  const answered = session.items.filter((item) => itemState(session, item) === 'answered').length;
  return `${answered} of ${session.items.length} answered, ${open} open, ${session.flagged.length} flagged. ${counted(points, 'point')} in all.`;
}

/** All items, one a row: place, state, flag, points, what it is about. */
export function overviewPage(session: ExamSession, cursor: number, width: number): Page {
  const head: Line[] = [
    ...prose(standingText(session), width, { tone: 'strong' }),
    ...prose(leftUntilSentence(session), width, { tone: 'quiet' }),
    [
      STATE.answered,
      { text: ' answered  ', tone: 'quiet' },
      STATE.open,
      { text: ' open  ', tone: 'quiet' },
      { text: MARK.flag, tone: 'warn' },
      { text: ' flagged', tone: 'quiet' },
    ],
    [],
  ];
  const rows = session.items.map((item, place) => rowOf(session, item, place, place === cursor, width));
  const at = head.length + cursor;
  return { id: 'overview', lines: [...head, ...rows], cursor: { from: at, to: at } };
}

function rowOf(session: ExamSession, item: ExamItem, place: number, here: boolean, width: number): Line {
  const { id, points } = item.paper;
  const digits = String(session.items.length).length;
  const tone = here ? 'chosen' : 'plain';
  return clip(
    [
      { text: `${here ? MARK.cursor : ' '} ${String(place + 1).padStart(digits)} `, tone },
      STATE[itemState(session, item)],
      { text: session.flagged.includes(id) ? ` ${MARK.flag} ` : '   ', tone: 'warn' },
      { text: `${counted(points, 'point').padEnd(10)}`, tone: 'quiet' },
      { text: aboutOf(item), tone },
    ],
    width,
  );
}

/** What an item is about, in one line. */
export function aboutOf(item: ExamItem): string {
  switch (item.kind) {
    case 'lab':
      return `Lab: ${item.lab.title}`;
    case 'withdrawn':
      return 'withdrawn: it has changed since, and counts for nobody';
    case 'question':
      return item.item.question.prompt.trim().replace(/\s+/g, ' ');
  }
}
