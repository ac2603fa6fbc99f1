import type { Session, View } from '../../domain/quiz/session.ts';
import type { Line } from '../line.ts';
import type { Range } from './asked.ts';
import { type EndFacts, endLines } from './end-lines.ts';
import { feedbackLines } from './feedback-lines.ts';
import { helpLines } from './help-lines.ts';
import { heading } from './prose.ts';
import { askedLines, promptLines } from './question-lines.ts';
import { runningLines } from './ran-lines.ts';
import { SURENESS } from './sureness.ts';

/** One page of the quiz: its lines, and those at the cursor where there is one. */
export type Page = {
  /** Changes when another page is shown, which then begins at its top. */
  readonly id: string;
  readonly lines: readonly Line[];
  readonly cursor?: Range;
  /** All that the cursor can go to. */
  readonly choice?: Range;
  /** The lines at which the options begin; none where an answer is typed. */
  readonly options?: readonly number[];
};

/** The page for the state of a session, `width` columns wide. */
export function pageOf(session: Session, facts: EndFacts, width: number): Page {
  const { view } = session;
  switch (view.at) {
    case 'help':
      return { id: 'help', lines: helpLines(width) };
    case 'done':
      return { id: 'done', lines: endLines(facts, width) };
    case 'asking':
    case 'running':
    case 'feedback':
      return questionPage(session, view, width);
  }
}

function questionPage(session: Session, view: Extract<View, { index: number }>, width: number): Page {
  const item = session.items[view.index];
  const given = session.given[view.index];
  const id = `${view.at} ${view.index}`;
  if (item === undefined) return { id, lines: [] };
  if (view.at === 'asking') {
    const asked = askedLines(item, view.draft, width);
    return { id, ...asked, lines: [...asked.lines, ...(session.review ? sureLines(view.sure) : [])] };
  }
  if (view.at === 'running') return { id, lines: runningLines(view.spoken, width) };
  if (given === undefined) return { id, lines: [] };
  const again = [...heading('The question was'), ...promptLines(item, width)];
  return { id, lines: [...feedbackLines(item, given, width, view.because), ...again] };
}

function sureLines(said: number | undefined): Line[] {
  const words = SURENESS.flatMap(
    ({ sure, word }): Line => [
      { text: '  ' },
      sure === said ? { text: `[${word}]`, tone: 'accent' } : { text: word, tone: 'quiet' },
    ],
  );
  return [[], [{ text: 'How sure?', tone: 'quiet' }, ...words]];
}
