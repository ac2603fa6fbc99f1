import type { Answer } from '../quiz/answer.ts';
import { judgeAnswer } from '../quiz/judge-answer.ts';
import { heldAnswer, sameAnswer } from './drafts.ts';
import { itemHere, timeLeft, timeOn, warningFor } from './items.ts';
import { SIZES } from './paper.ts';
import type { ExamEnd, ExamItem, ExamSession, ExamView } from './view.ts';

type Asked = Extract<ExamItem, { kind: 'question' }>;

/** The session at `now`: warned where a warning is due, over where the time is up. */
export function clocked(session: ExamSession, now: number): ExamSession {
  // A clock that was set back, or says nothing, leaves the time as it is.
  const timed = now > session.now ? { ...session, now } : session;
  if (timed.now >= session.deadline) return ended(timed, 'time-out');
  const { minutes } = SIZES[session.size];
  const due = warningFor(timeLeft(timed), minutes);
  return due === warningFor(timeLeft(session), minutes) ? timed : { ...timed, warning: due };
}

/** What the screen shows of the item at `index`: in training an answered question with its feedback. */
export function viewAt({ items, mode, answers }: ExamSession, index: number): ExamView {
  const item = items[index];
  const known = item && answers.get(item.paper.id);
  if (mode !== 'training' || item?.kind !== 'question' || known === undefined) return { at: 'item' };
  const judgement = judgeAnswer(item.item.question, known.answer);
  const told = judgement.status === 'wrong' ? judgement.because : undefined;
  return { at: 'feedback', ...(told === undefined ? {} : { because: told }) };
}

/** The session with this answer as the one that stands. */
export function given(session: ExamSession, at: Asked, answer: Answer): ExamSession {
  const { id } = at.paper;
  const drafts = new Map(session.drafts);
  drafts.delete(id);
  const before = session.answers.get(id);
  if (before !== undefined && sameAnswer(before.answer, answer)) return { ...session, drafts };
  const correct = judgeAnswer(at.item.question, answer).status === 'right';
  const ms = Math.round(timeOn(session, at));
  return { ...session, drafts, answers: new Map(session.answers).set(id, { answer, correct, ms }) };
}

/** In an exam, what is picked or typed counts when its item is left. In training an answer is given with a key of its own. */
export function heldHere(session: ExamSession): ExamSession {
  const at = itemHere(session);
  return session.mode === 'exam' && at !== undefined ? held(session, at) : session;
}

function held(session: ExamSession, at: ExamItem): ExamSession {
  const draft = session.drafts.get(at.paper.id);
  if (at.kind !== 'question' || draft === undefined) return session;
  const answered = session.answers.has(at.paper.id);
  // In training what was given stays.
  if (answered && session.mode === 'training') return session;
  const answer = heldAnswer(at.item, draft, answered);
  if (answer !== null) return given(session, at, answer);
  if (!answered) return session;
  // What cannot be taken does not cover the answer that stands.
  const drafts = new Map(session.drafts);
  drafts.delete(at.paper.id);
  return { ...session, drafts };
}

/** The session when the item on the screen is left: its draft counts, and so does its time. */
export function left(session: ExamSession): ExamSession {
  return visited(heldHere(session));
}

function visited(session: ExamSession): ExamSession {
  const at = itemHere(session);
  if (at === undefined) return session;
  const spent = new Map(session.spent).set(at.paper.id, Math.round(timeOn(session, at)));
  return { ...session, spent, since: session.now };
}

/** To the item at `index`; beyond the ends, the first or the last. */
export function went(session: ExamSession, index: number): ExamSession {
  const here = Math.max(0, Math.min(Math.trunc(index) || 0, session.items.length - 1));
  if (here === session.here) return { ...session, view: viewAt(session, here) };
  const gone = { ...left(session), here };
  return { ...gone, view: viewAt(gone, here) };
}

/** The end: every draft that amounts to an answer counts, whether its item was left or not. */
export function ended(session: ExamSession, why: ExamEnd): ExamSession {
  const all = session.items.reduce(held, session);
  const running = [...session.labs.values()].some((lab) => lab.running > 0);
  return { ...visited(all), warning: null, view: { at: 'over', why, settled: !running } };
}
