import { itemState } from '../../domain/exam/items.ts';
import type { ExamMode } from '../../domain/exam/paper.ts';
import type { ExamItem, ExamSession } from '../../domain/exam/view.ts';
import type { Blueprint } from '../../domain/question.ts';
import type { Answer } from '../../domain/quiz/answer.ts';
import { type Item, numberOf } from '../../domain/quiz/draft.ts';
import { statusOf, titleOf } from '../exam/head.ts';
import { counted } from '../exam/words.ts';
import { textOf } from '../line.ts';
import { letterOf } from './read-match.ts';

/** How an exam is gone through line by line. */
export const examCommands = (mode: ExamMode): string[] => [
  mode === 'exam'
    ? 'An answer is kept, the next item follows, and it can be changed until the end.'
    : 'An answer is explained, and then stays as it is.',
  'n goes to the next item, p to the one before, :12 to the twelfth. f flags an item. o shows the overview, t the time left, a this item again.',
  's submits the exam, and asks first. q leaves: the clock goes on, and so can you. ? tells this again.',
  'Where you type words, put a colon before: :n, :p, :f, :o, :t, :a, :s, :q, :?',
];

/** The line above an item: where it stands, what it is worth, how much time is left. */
export function itemHead(session: ExamSession, blueprint: Blueprint): string {
  const status = textOf(statusOf(session)).replace('⚑ ', 'flagged  ').trim().replace(/ {2,}/g, ', ');
  return `Item ${titleOf(session, blueprint)} (${status} left)`;
}

/** The answer that stands, as it would be typed. */
export function typedAnswer(item: Item, answer: Answer): string {
  const { question, shown } = item;
  switch (answer.kind) {
    case 'fill':
      return answer.text;
    case 'order':
      return answer.items.map((id) => shown.indexOf(id) + 1).join(' ');
    case 'match': {
      const pairs = question.kind === 'match' ? question.pairs : [];
      return answer.pairs
        .map(
          ({ term, meaning }) =>
            `${letterOf(pairs.findIndex(({ id }) => id === term))}${shown.indexOf(meaning) + 1}`,
        )
        .join(' ');
    }
    case 'choice':
      return answer.picked
        .map((id) => numberOf(item, id, shown.indexOf(id)))
        .sort((a, b) => a - b)
        .join(',');
  }
}

/** The overview in words, one item a line. */
export function overviewTexts(session: ExamSession, about: (item: ExamItem) => string): string[] {
  return session.items.map((item, place) => {
    const flag = session.flagged.includes(item.paper.id) ? ', flagged' : '';
    const state = `${itemState(session, item)}${flag}, ${counted(item.paper.points, 'point')}`;
    return `${String(place + 1).padStart(3)}. ${about(item)} (${state})`;
  });
}
