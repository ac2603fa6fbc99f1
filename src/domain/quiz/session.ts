import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';
import { answerOf, emptyDraft, type Item, itemOf } from './draft.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Ran } from './ran.ts';
import { redrafted } from './redraft.ts';
import type { Given } from './score.ts';
import type { Session, SessionAction, View } from './view.ts';

export type { Session, SessionAction, View } from './view.ts';

/** Begins a session, or goes on after the answers of an interrupted one. */
export function startSession(
  questions: readonly Question[],
  {
    seed,
    now,
    given = [],
    runs = false,
    review = false,
  }: {
    readonly seed: number;
    readonly now: number;
    readonly given?: readonly Given[];
    readonly runs?: boolean;
    readonly review?: boolean;
  },
): Session {
  const answers = new Map(given.map((each) => [each.question, each]));
  const done = questions.filter(({ id }) => answers.has(id));
  const left = questions.filter(({ id }) => !answers.has(id));
  const items = [...done, ...left].map((question) => itemOf(question, seed));
  const known = done.flatMap(({ id }) => answers.get(id) ?? []);
  return { items, given: known, flagged: [], runs, review, view: viewOf(items, done.length, now) };
}

/** The question on the screen, if there is one. */
export function currentItem({ items, view }: Session): Item | undefined {
  const shown = view.at === 'help' ? view.over : view;
  return shown.at === 'done' ? undefined : items[shown.index];
}

/** The question whose program runs, on the screen or behind the help, if one does. */
export function runningQuestion(session: Session): Question | undefined {
  const { view } = session;
  return (view.at === 'help' ? view.over : view).at === 'running'
    ? currentItem(session)?.question
    : undefined;
}

/** The next state. What makes no sense in a state changes nothing. */
export function reduceSession(session: Session, action: SessionAction): Session {
  const { view } = session;
  if (view.at === 'done') return session;
  if (action.type === 'quit') return { ...settled(session), view: { at: 'done', how: 'quit' } };
  if (view.at === 'help') return underHelp(session, view, action);
  if (action.type === 'help') return { ...session, view: { at: 'help', over: view } };
  if (action.type === 'flag') return flag(session);
  if (action.type === 'undo') return takenBack(session, action.now);
  if (view.at === 'feedback') {
    return action.type === 'next'
      ? { ...session, view: viewOf(session.items, session.given.length, action.now) }
      : session;
  }
  if (view.at === 'running') return run(session, view, action);
  return ask(session, view, action);
}

/** A program runs on while its question is covered. */
function underHelp(session: Session, view: Extract<View, { at: 'help' }>, action: SessionAction): Session {
  const below = { ...session, view: view.over };
  if (action.type === 'help') return below;
  if (action.type !== 'spoke' && action.type !== 'ran') return session;
  const next = reduceSession(below, action);
  const over = next.view;
  if (next === below || over.at === 'done' || over.at === 'help') return session;
  return { ...next, view: { at: 'help', over } };
}

/** The most lines of a program that are kept. */
const MOST_SPOKEN = 200;

function run(session: Session, view: Running, action: SessionAction): Session {
  if (action.type === 'submit') return settled(session);
  if (action.type !== 'spoke' && action.type !== 'ran') return session;
  if (currentItem(session)?.question.id !== action.question) return session;
  if (action.type === 'ran') return settled(session, action.ran);
  const spoken = [...view.spoken, action.spoken].slice(0, MOST_SPOKEN);
  return { ...session, view: { ...view, spoken } };
}

/** The answer whose program runs is taken, whatever has come of it so far: by the bank, where nothing has. */
export function settled(session: Session, ran?: Ran): Session {
  const shown = session.view.at === 'help' ? session.view.over : session.view;
  const item = currentItem(session);
  if (shown.at !== 'running' || item === undefined) return session;
  const { answer, ms, index, sure } = shown;
  const said = sure === undefined ? {} : { sure };
  return judged(session, { item, answer, ms, index, ...said, ...(ran === undefined ? {} : { ran }) });
}

type Running = Extract<View, { at: 'running' }>;
type Asking = Extract<View, { at: 'asking' }>;

function ask(session: Session, view: Asking, action: SessionAction): Session {
  const item = session.items[view.index];
  if (item === undefined) return session;
  const { draft } = view;
  switch (action.type) {
    case 'tick':
      return { ...session, view: { ...view, now: Math.max(view.now, action.now) } };
    case 'submit': {
      const answer = answerOf(item, draft);
      return 'missing' in answer
        ? { ...session, view: { ...view, notice: answer.missing } }
        : give(session, view, item, answer, action.now);
    }
    case 'answer':
      return give(session, view, item, action.answer, action.now);
    case 'sure':
      return session.review ? { ...session, view: surer(view) } : session;
    default: {
      const { notice: _, ...rest } = view;
      const next = redrafted(item, draft, action);
      const stray = action.type === 'digit' && draft.kind !== 'fill' && next === draft;
      const notice = stray ? { notice: `Nothing here has the number ${action.digit}.` } : {};
      return { ...session, view: { ...rest, ...notice, draft: next } };
    }
  }
}

function give(session: Session, view: Asking, item: Item, answer: Answer, now: number): Session {
  const judgement = judgeAnswer(item.question, answer);
  if (judgement.status === 'unreadable') {
    return { ...session, view: { ...view, notice: judgement.because } };
  }
  const { index, since } = view;
  const sure = view.sure === undefined ? {} : { sure: view.sure };
  // The clock never goes back behind what was shown.
  const ms = Math.max(0, Math.round(Math.max(now, view.now) - since));
  return session.runs && item.question.kind === 'run'
    ? { ...session, view: { at: 'running', index, answer, ms, ...sure, spoken: [] } }
    : judged(session, { item, answer, ms, index, ...sure });
}

type Judged = Pick<Given, 'answer' | 'ms' | 'ran' | 'sure'> & { readonly item: Item; readonly index: number };

function judged(session: Session, { item, index, answer, ms, ran, sure }: Judged): Session {
  const judgement = judgeAnswer(item.question, answer);
  // Nobody is wrong about what another Node does.
  const differs = ran?.status === 'ran' && !ran.holds;
  const correct = judgement.status === 'right' || differs;
  const given: Given = {
    question: item.question.id,
    answer,
    correct,
    ms,
    ...(ran === undefined ? {} : { ran }),
    ...(sure === undefined ? {} : { sure }),
  };
  const because = judgement.status === 'wrong' && !differs ? judgement.because : undefined;
  return {
    ...session,
    given: [...session.given, given],
    view: { at: 'feedback', index, ...(because === undefined ? {} : { because }) },
  };
}

/** How sure one can be, in the order in which the key gives them; after the last, nothing is said again. */
const SURE = [1, 0.5, 0];

function surer(view: Asking): Asking {
  const { sure, ...rest } = view;
  const next = SURE[sure === undefined ? 0 : SURE.indexOf(sure) + 1];
  return next === undefined ? rest : { ...rest, sure: next };
}

function takenBack(session: Session, now: number): Session {
  const { view, given, items } = session;
  if (!session.review || given.length === 0 || (view.at !== 'asking' && view.at !== 'feedback'))
    return session;
  const left = given.slice(0, -1);
  return { ...session, given: left, view: viewOf(items, left.length, now) };
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
  return { at: 'asking', index, draft: emptyDraft(item), since: now, now };
}
