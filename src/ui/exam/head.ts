import { itemHere, itemState, timeLeft } from '../../domain/exam/items.ts';
import type { ExamItem, ExamSession } from '../../domain/exam/view.ts';
import type { Blueprint } from '../../domain/question.ts';
import { type Line, wrap } from '../line.ts';
import { MARK, type Tone } from '../theme.ts';
import { countdown, counted } from './words.ts';

/** Below this the clock stands out. */
const SOON = 5 * 60_000;

/** What stands at the left of the head. */
export function titleOf(session: ExamSession, blueprint: Pick<Blueprint, 'objectives'>): string {
  const { view, items, here } = session;
  switch (view.at) {
    case 'overview':
      return `Overview: ${items.filter((item) => itemState(session, item) === 'answered').length} of ${items.length} answered`;
    case 'asking-end':
      return 'Submit the exam?';
    case 'help':
      return 'Help';
    case 'over':
      return 'The exam is over';
    default: {
      const at = itemHere(session);
      return `${here + 1} of ${items.length} · ${at === undefined ? '' : nameOf(at, blueprint)}`;
    }
  }
}

/** What an item is called where there is a line for it: a lab by its title, a question by its objective. */
function nameOf(item: ExamItem, { objectives }: Pick<Blueprint, 'objectives'>): string {
  if (item.kind === 'lab') return `Lab: ${item.lab.title}`;
  const { objective } = item.paper;
  return objectives.find(({ id }) => id === objective)?.title ?? objective;
}

/** What stands at the right of the head: the flag, whether there is an answer, the points, the time left. */
export function statusOf(session: ExamSession): Line {
  const { view, flagged } = session;
  if (view.at === 'over') return [];
  const at = itemHere(session);
  const onItem = at !== undefined && (view.at === 'item' || view.at === 'feedback');
  return [...(onItem ? itemStatus(session, at, flagged.includes(at.paper.id)) : []), clockSpan(session)];
}

function itemStatus(session: ExamSession, at: ExamItem, flagged: boolean): Line {
  // In training the verdict below says more.
  const answered = session.mode === 'exam' && itemState(session, at) === 'answered';
  const state = answered ? (at.kind === 'lab' ? 'graded  ' : 'answered  ') : '';
  return [
    { text: flagged ? `${MARK.flag} ` : '', tone: 'warn' },
    { text: state, tone: 'accent' },
    { text: `${counted(at.paper.points, 'point')}  `, tone: 'quiet' },
  ];
}

function clockSpan(session: ExamSession): Line[number] {
  const left = timeLeft(session);
  return { text: countdown(left), tone: left <= SOON ? 'warn' : 'strong' };
}

/**
 * What must not be missed, a row each: that nothing is recorded any more, and the warning that the clock has given.
 * `trouble`: why it is not recorded.
 */
export function warningLines(
  { warning, view }: Pick<ExamSession, 'warning' | 'view'>,
  trouble: string | null,
  width: number,
): Line[] {
  if (view.at === 'over' || view.at === 'left') return [];
  const told = (text: string, tone: Tone): Line[] =>
    wrap([{ text: `! ${text}`, tone }], width, 2).slice(0, 3);
  return [
    ...(trouble === null ? [] : told(`Not recorded: ${trouble}. Do not leave before the end.`, 'bad')),
    ...(warning === null ? [] : told(`Less than ${warning} minutes are left. (Esc hides this.)`, 'warn')),
  ];
}
