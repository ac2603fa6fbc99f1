import { itemState, openItems } from '../../domain/exam/items.ts';
import type { ExamSession } from '../../domain/exam/view.ts';
import type { Line } from '../line.ts';
import { prose } from '../quiz/prose.ts';
import { counted, leftUntilSentence, placesText } from './words.ts';

/** What is asked before the exam is submitted: what is open, what is flagged, how much time there would be. */
export function askingLines(session: ExamSession, width: number): Line[] {
  return askingTexts(session).flatMap((text, i) => [
    ...(i > 0 ? [[]] : []),
    ...prose(text, width, { tone: i === 0 ? 'strong' : 'plain' }),
  ]);
}

/** The same as sentences, for the plain form. */
export function askingTexts(session: ExamSession): string[] {
  const open = openItems(session);
  const flagged = session.items.flatMap(({ paper }, place) =>
    session.flagged.includes(paper.id) ? [place] : [],
  );
  const running = [...session.labs.values()].some((lab) => lab.running > 0);
  const counts = session.items.filter((item) => itemState(session, item) !== 'withdrawn').length;
  return [
    open.length === 0
      ? `All ${counts} items have an answer.`
      : `${open.length} of ${counts} items ${open.length === 1 ? 'is' : 'are'} open: ${placesText(open)}. They earn nothing, and cost nothing more.`,
    ...(flagged.length === 0 ? [] : [`Flagged: ${placesText(flagged)}.`]),
    ...(running ? ['A lab is being graded: that grade still counts.'] : []),
    `${leftUntilSentence(session)} When it is submitted, nothing can be changed any more.`,
  ];
}

/** What is told while a grade that began in time still goes on. */
export function settlingTexts(session: ExamSession): string[] {
  const { view } = session;
  if (view.at !== 'over') return [];
  const why = {
    submitted: 'Submitted.',
    'time-out': 'The time is up.',
    elsewhere: 'It was ended in another terminal.',
  };
  const grades = [...session.labs.values()].reduce((sum, lab) => sum + lab.running, 0);
  return [
    `${why[view.why]} All that you answered in time counts.`,
    grades > 0
      ? `${counted(grades, 'lab is', 'labs are')} still being graded, which began in time and counts. It takes some seconds.`
      : 'The result is being worked out.',
  ];
}
