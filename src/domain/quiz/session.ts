import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';
import * as drafts from './draft.ts';
import { type Draft, type Item, itemOf } from './draft.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Given } from './score.ts';

/** What is shown. Times are in milliseconds of a monotonic clock that the caller owns. */
export type View =
  | {
      readonly at: 'asking';
      readonly index: number;
      readonly draft: Draft;
      readonly since: number;
      readonly now: number;
      /** Why the answer was not taken. */
      readonly notice?: string;
    }
  | { readonly at: 'feedback'; readonly index: number; readonly because?: string }
  | { readonly at: 'help'; readonly over: Exclude<View, { at: 'help' } | { at: 'done' }> }
  /** `elsewhere`: in another terminal, where the same session was resumed. */
  | { readonly at: 'done'; readonly how: 'finished' | 'quit' | 'elsewhere' };

/** One sitting of questions. */
export type Session = {
  readonly items: readonly Item[];
  /** One for each question answered, in the order of `items`. */
  readonly given: readonly Given[];
  /** Ids of questions that the learner wants to see again. */
  readonly flagged: readonly string[];
  readonly view: View;
};

export type SessionAction =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'reorder'; readonly by: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'digit'; readonly digit: number }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' }
  | { readonly type: 'submit'; readonly now: number }
  /** A whole answer at once, from a form that makes its own draft. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly now: number }
  | { readonly type: 'next'; readonly now: number }
  | { readonly type: 'flag' }
  | { readonly type: 'help' }
  | { readonly type: 'quit' }
  | { readonly type: 'tick'; readonly now: number };

/** Begins a session, or goes on after the answers of an interrupted one. */
export function startSession(
  questions: readonly Question[],
  {
    seed,
    now,
    given = [],
  }: { readonly seed: number; readonly now: number; readonly given?: readonly Given[] },
): Session {
  const answers = new Map(given.map((each) => [each.question, each]));
  const done = questions.filter(({ id }) => answers.has(id));
  const left = questions.filter(({ id }) => !answers.has(id));
  const items = [...done, ...left].map((question) => itemOf(question, seed));
  const known = done.flatMap(({ id }) => answers.get(id) ?? []);
  return { items, given: known, flagged: [], view: viewOf(items, done.length, now) };
}

/** The question on the screen, if there is one. */
export function currentItem({ items, view }: Session): Item | undefined {
  const shown = view.at === 'help' ? view.over : view;
  return shown.at === 'done' ? undefined : items[shown.index];
}

/** The next state. What makes no sense in a state changes nothing. */
export function reduceSession(session: Session, action: SessionAction): Session {
  const { view } = session;
  if (view.at === 'done') return session;
  if (action.type === 'quit') return { ...session, view: { at: 'done', how: 'quit' } };
  if (view.at === 'help') return action.type === 'help' ? { ...session, view: view.over } : session;
  if (action.type === 'help') return { ...session, view: { at: 'help', over: view } };
  if (action.type === 'flag') return flag(session);
  if (view.at === 'feedback') {
    return action.type === 'next'
      ? { ...session, view: viewOf(session.items, session.given.length, action.now) }
      : session;
  }
  return ask(session, view, action);
}

type Asking = Extract<View, { at: 'asking' }>;

function ask(session: Session, view: Asking, action: SessionAction): Session {
  const item = session.items[view.index];
  if (item === undefined) return session;
  const { draft } = view;
  switch (action.type) {
    case 'tick':
      return { ...session, view: { ...view, now: Math.max(view.now, action.now) } };
    case 'submit': {
      const answer = drafts.answerOf(item, draft);
      return 'missing' in answer
        ? { ...session, view: { ...view, notice: answer.missing } }
        : give(session, view, item, answer, action.now);
    }
    case 'answer':
      return give(session, view, item, action.answer, action.now);
    default: {
      const { notice: _, ...rest } = view;
      return { ...session, view: { ...rest, draft: redrafted(item, draft, action) } };
    }
  }
}

function redrafted(item: Item, draft: Draft, action: SessionAction): Draft {
  switch (action.type) {
    case 'move':
      return drafts.moved(item, draft, action.by);
    case 'reorder':
      return drafts.reordered(item, draft, action.by);
    case 'toggle':
      return drafts.toggled(item, draft);
    case 'digit':
      return drafts.digited(item, draft, action.digit);
    case 'type':
      return draft.kind === 'fill'
        ? { ...draft, text: [...draft.text, ...action.text].slice(0, drafts.LONGEST_TEXT).join('') }
        : draft;
    case 'erase':
      return draft.kind === 'fill' ? { ...draft, text: [...draft.text].slice(0, -1).join('') } : draft;
    default:
      return draft;
  }
}

function give(session: Session, view: Asking, item: Item, answer: Answer, now: number): Session {
  const judgement = judgeAnswer(item.question, answer);
  if (judgement.status === 'unreadable') {
    return { ...session, view: { ...view, notice: judgement.because } };
  }
  const correct = judgement.status === 'right';
  const given: Given = {
    question: item.question.id,
    answer,
    correct,
    ms: Math.max(0, Math.round(now - view.since)),
  };
  const because = judgement.status === 'wrong' ? judgement.because : undefined;
  return {
    ...session,
    given: [...session.given, given],
    view: { at: 'feedback', index: view.index, ...(because === undefined ? {} : { because }) },
  };
}

function flag(session: Session): Session {
  const id = currentItem(session)?.question.id;
  if (id === undefined) return session;
  const { flagged } = session;
  return {
    ...session,
    flagged: flagged.includes(id) ? flagged.filter((each) => each !== id) : [...flagged, id],
  };
}

/** The question at `index` as it is first asked, or the end. `now` in milliseconds of the caller's clock. */
export function viewOf(items: readonly Item[], index: number, now: number): View {
  const item = items[index];
  if (item === undefined) return { at: 'done', how: 'finished' };
  return { at: 'asking', index, draft: drafts.emptyDraft(item), since: now, now };
}
