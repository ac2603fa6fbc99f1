import type { Answer } from '../quiz/answer.ts';
import { answerOf } from '../quiz/draft.ts';
import { judgeAnswer } from '../quiz/judge-answer.ts';
import { redrafted } from '../quiz/redraft.ts';
import { draftFor } from './drafts.ts';
import { itemHere, openItems } from './items.ts';
import { met } from './met.ts';
import { clocked, ended, given, heldHere, left, viewAt, went } from './moves.ts';
import { regraded } from './standing.ts';
import type { ExamAction, ExamSession } from './view.ts';

/**
 * The next state. What makes no sense in a state changes nothing. The clock goes on first: `now`, in milliseconds since
 * 1970, may be anything and is never taken back; once the time is up, all that was made in time counts, and nothing more.
 */
export function reduceExam(session: ExamSession, action: ExamAction, now: number): ExamSession {
  const { view } = session;
  if (view.at === 'left' || (view.at === 'over' && view.settled)) return session;
  if (view.at === 'over') return afterTheEnd(session, action);
  const timed = clocked(session, now);
  return timed.view.at === 'over' ? afterTheEnd(timed, action) : act(timed, action);
}

/** Grades that began in time may still come to something. */
function afterTheEnd(session: ExamSession, action: ExamAction): ExamSession {
  const { view } = session;
  if (view.at !== 'over') return session;
  if (action.type === 'settle') return { ...session, view: { ...view, settled: true } };
  if (action.type === 'met')
    return action.ended ? { ...session, view: { ...view, why: 'elsewhere', settled: true } } : session;
  if (action.type !== 'lab-graded' && action.type !== 'lab-dropped') return session;
  const labs = regraded(session.labs, action);
  const settled = [...labs.values()].every(({ running }) => running === 0);
  return { ...session, labs, view: { ...view, settled } };
}

function act(session: ExamSession, action: ExamAction): ExamSession {
  const { view } = session;
  switch (action.type) {
    case 'tick':
    case 'settle':
      return session;
    case 'met':
      return met(session, action);
    case 'quit':
      return { ...left(session), view: { at: 'left' } };
    case 'dismiss':
      return { ...session, warning: null };
    case 'lab-began':
    case 'lab-graded':
    case 'lab-dropped':
      return session.items.some(({ kind, paper }) => kind === 'lab' && paper.id === action.lab)
        ? { ...session, labs: regraded(session.labs, action) }
        : session;
    case 'help':
      return view.at === 'help' ? uncovered(session) : { ...session, view: { at: 'help' } };
    case 'back':
      return view.at === 'item' || view.at === 'feedback' ? session : uncovered(session);
    case 'end': {
      const held = heldHere(session);
      return view.at === 'asking-end'
        ? session
        : { ...held, view: { at: 'asking-end', open: openItems(held) } };
    }
    case 'confirm':
      return view.at === 'asking-end' ? ended(session, 'submitted') : session;
    case 'jump':
      return went(session, action.index);
    case 'next':
    case 'previous':
      return view.at === 'item' || view.at === 'feedback'
        ? went(session, session.here + (action.type === 'next' ? 1 : -1))
        : session;
    default:
      return view.at === 'overview' ? inOverview(session, view.cursor, action) : atItem(session, action);
  }
}

function uncovered(session: ExamSession): ExamSession {
  return { ...session, view: viewAt(session, session.here) };
}

function inOverview(session: ExamSession, cursor: number, action: ExamAction): ExamSession {
  switch (action.type) {
    case 'overview':
      return uncovered(session);
    case 'give':
      return went(session, cursor);
    case 'flag':
      return flagged(session, session.items[cursor]?.paper.id);
    case 'move': {
      const to = Math.max(0, Math.min(cursor + action.by, session.items.length - 1));
      return { ...session, view: { at: 'overview', cursor: to } };
    }
    default:
      return session;
  }
}

function atItem(session: ExamSession, action: ExamAction): ExamSession {
  const { view, here } = session;
  const at = itemHere(session);
  if (view.at !== 'item' && view.at !== 'feedback') return session;
  if (action.type === 'flag') return flagged(session, at?.paper.id);
  if (action.type === 'overview') return overview(session);
  if (at?.kind !== 'question' || view.at === 'feedback')
    return action.type === 'give' ? following(session) : session;
  switch (action.type) {
    case 'give': {
      const answer = answerOf(at.item, draftFor(session, at.item));
      return 'missing' in answer
        ? { ...session, view: { at: 'item', notice: answer.missing } }
        : take(session, answer);
    }
    case 'answer':
      return take(session, action.answer);
    case 'move':
    case 'reorder':
    case 'toggle':
    case 'digit':
    case 'type':
    case 'erase': {
      const before = draftFor(session, at.item);
      const draft = redrafted(at.item, before, action);
      if (draft === before) return session;
      return {
        ...session,
        drafts: new Map(session.drafts).set(at.paper.id, draft),
        view: viewAt(session, here),
      };
    }
    default:
      return session;
  }
}

function take(session: ExamSession, answer: Answer): ExamSession {
  const at = itemHere(session);
  if (at?.kind !== 'question') return session;
  const judgement = judgeAnswer(at.item.question, answer);
  if (judgement.status === 'unreadable')
    return { ...session, view: { at: 'item', notice: judgement.because } };
  const next = given(session, at, answer);
  return session.mode === 'training' ? { ...next, view: viewAt(next, next.here) } : following(next);
}

/** The next item; after the last, the overview. */
function following(session: ExamSession): ExamSession {
  return session.here + 1 < session.items.length ? went(session, session.here + 1) : overview(session);
}

function overview(session: ExamSession): ExamSession {
  return { ...heldHere(session), view: { at: 'overview', cursor: session.here } };
}

function flagged(session: ExamSession, id: string | undefined): ExamSession {
  if (id === undefined) return session;
  const { flagged: before } = session;
  const after = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
  return { ...session, flagged: after };
}
