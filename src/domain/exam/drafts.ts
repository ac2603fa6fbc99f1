import type { Question } from '../question.ts';
import type { Answer } from '../quiz/answer.ts';
import { answerOf, type Draft, emptyDraft, type Item } from '../quiz/draft.ts';
import { judgeAnswer } from '../quiz/judge-answer.ts';
import type { ExamSession } from './view.ts';

/** The draft of a question as the screen shows it: in the making, else the answer that stands, else empty. */
export function draftFor({ drafts, answers }: Pick<ExamSession, 'drafts' | 'answers'>, item: Item): Draft {
  const { id } = item.question;
  const given = answers.get(id);
  return drafts.get(id) ?? (given === undefined ? emptyDraft(item) : draftOf(item, given.answer));
}

/** The draft that an answer came from, with the cursor where it was. An answer of another form gives an empty one. */
export function draftOf(item: Item, answer: Answer): Draft {
  const { question, shown } = item;
  switch (answer.kind) {
    case 'fill':
      return question.kind === 'fill' ? { kind: 'fill', text: answer.text } : emptyDraft(item);
    case 'order':
      return question.kind === 'order'
        ? { kind: 'order', cursor: 0, held: false, items: answer.items, touched: true }
        : emptyDraft(item);
    case 'match':
      return question.kind === 'match' ? matched(question, answer) : emptyDraft(item);
    case 'choice': {
      const empty = emptyDraft(item);
      if (empty.kind !== 'choice') return empty;
      const cursor = Math.max(0, shown.indexOf(answer.picked[0] ?? ''));
      return { ...empty, cursor, picked: answer.picked };
    }
  }
}

function matched(
  { pairs }: Extract<Question, { kind: 'match' }>,
  answer: Extract<Answer, { kind: 'match' }>,
): Draft {
  const meanings = new Map(answer.pairs.map(({ term, meaning }) => [term, meaning]));
  return { kind: 'match', cursor: 0, given: pairs.map(({ id }) => meanings.get(id) ?? null) };
}

/**
 * The answer that a draft holds without a further word, or null: where the cursor merely stands, nothing is said, and
 * an order as it was dealt is none. `answered`: an earlier answer stands, so any order is meant.
 */
export function heldAnswer(item: Item, draft: Draft, answered: boolean): Answer | null {
  if (draft.kind === 'choice' && draft.picked.length === 0) return null;
  if (draft.kind === 'order' && !answered && draft.items.every((id, at) => id === item.shown[at]))
    return null;
  const answer = answerOf(item, draft);
  if ('missing' in answer) return null;
  return judgeAnswer(item.question, answer).status === 'unreadable' ? null : answer;
}

/** Whether two answers are the same, word for word. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
