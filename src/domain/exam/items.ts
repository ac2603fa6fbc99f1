import type { ExamItem, ExamSession } from './view.ts';

/** How an item stands, as the overview shows it. A lab is answered once a grade has finished. */
export type ItemState = 'open' | 'answered' | 'withdrawn';

/** How an item stands. A draft that was not given yet counts as open. */
export function itemState(
  { answers, labs }: Pick<ExamSession, 'answers' | 'labs'>,
  item: ExamItem,
): ItemState {
  switch (item.kind) {
    case 'withdrawn':
      return 'withdrawn';
    case 'question':
      return answers.has(item.paper.id) ? 'answered' : 'open';
    case 'lab':
      return labs.get(item.paper.id)?.best ? 'answered' : 'open';
  }
}

/** The places of the items that are open. */
export function openItems(session: ExamSession): number[] {
  return session.items.flatMap((item, place) => (itemState(session, item) === 'open' ? [place] : []));
}

/** The item on the screen; undefined only for a paper without items. */
export function itemHere({ items, here }: Pick<ExamSession, 'items' | 'here'>): ExamItem | undefined {
  return items[here];
}

/** How long an item has been on the screen, in milliseconds, the visit that goes on included. Nothing counts after the end. */
export function timeOn(session: ExamSession, item: ExamItem): number {
  const before = session.spent.get(item.paper.id) ?? 0;
  if (
    item.paper.id !== itemHere(session)?.paper.id ||
    session.view.at === 'over' ||
    session.view.at === 'left'
  )
    return before;
  return before + Math.max(0, Math.min(session.now, session.deadline) - session.since);
}

/** Milliseconds until the end; never below 0. */
export function timeLeft({ deadline, now }: Pick<ExamSession, 'deadline' | 'now'>): number {
  return Math.max(0, deadline - now);
}

/** Warnings are given so many minutes before the end. */
const WARNINGS = [5, 15, 30];

/** The warning that holds with so many milliseconds left of a sitting of `minutes`; null: none yet. */
export function warningFor(left: number, minutes: number): number | null {
  return WARNINGS.find((each) => each < minutes && left <= each * 60_000) ?? null;
}
