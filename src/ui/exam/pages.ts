import { draftFor } from '../../domain/exam/drafts.ts';
import { itemHere } from '../../domain/exam/items.ts';
import type { ExamItem, ExamSession } from '../../domain/exam/view.ts';
import { feedbackLines } from '../quiz/feedback-lines.ts';
import type { Page } from '../quiz/pages.ts';
import { heading, prose } from '../quiz/prose.ts';
import { askedLines, promptLines } from '../quiz/question-lines.ts';
import { askingLines, settlingTexts } from './asking-lines.ts';
import { examHelpLines } from './help-lines.ts';
import { overviewPage } from './overview-lines.ts';

/** The page for the state of a sitting, `width` columns wide. A lab's own page is drawn from its desk; here it waits for that. */
export function examPage(session: ExamSession, width: number): Page {
  const { view } = session;
  switch (view.at) {
    case 'overview':
      return overviewPage(session, view.cursor, width);
    case 'asking-end':
      return { id: 'asking-end', lines: askingLines(session, width) };
    case 'help':
      return { id: 'help', lines: examHelpLines(session.mode, width) };
    case 'over':
      return { id: 'over', lines: settlingTexts(session).flatMap((text) => [...prose(text, width), []]) };
    case 'left':
      return { id: 'left', lines: [] };
    case 'item':
    case 'feedback':
      return itemPage(session, itemHere(session), width);
  }
}

function itemPage(session: ExamSession, at: ExamItem | undefined, width: number): Page {
  const id = `${session.view.at} ${session.here}`;
  if (at === undefined) return { id, lines: prose('This exam has no items.', width) };
  switch (at.kind) {
    case 'lab':
      return { id, lines: prose('The folder is being set up …', width, { tone: 'quiet' }) };
    case 'withdrawn':
      return { id, lines: prose(WITHDRAWN, width) };
    case 'question':
      return session.view.at === 'feedback'
        ? { id, lines: feedbackPage(session, at, width) }
        : { id, ...askedLines(at.item, draftFor(session, at.item), width, false) };
  }
}

const WITHDRAWN =
  'This item is withdrawn: it has changed since the exam was drawn, so it counts neither for you nor against you. Go on with enter.';

function feedbackPage(
  { answers, view }: ExamSession,
  { item }: Extract<ExamItem, { kind: 'question' }>,
  width: number,
): Page['lines'] {
  const answer = answers.get(item.question.id);
  if (answer === undefined || view.at !== 'feedback') return [];
  const given = { question: item.question.id, ...answer };
  const again = [...heading('The question was'), ...promptLines(item, width)];
  return [...feedbackLines(item, given, width, view.because), ...again];
}
