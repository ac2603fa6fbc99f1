import type { Question } from '../domain/question.ts';
import { digestOf } from '../domain/quiz/digest.ts';
import { type Given, type Score, scoreOf } from '../domain/quiz/score.ts';
import {
  currentItem,
  reduceSession,
  type Session,
  type SessionAction,
  startSession,
} from '../domain/quiz/session.ts';
import type { Clock, QuizStore } from './ports.ts';
import { meetElsewhere } from './quiz-elsewhere.ts';

/** What a sitting is begun with. */
export type SittingPlan = {
  /** Id of the session in the journal. */
  readonly id: string;
  readonly seed: number;
  readonly questions: readonly Question[];
  /** Ids that the learner asked for; none: all. */
  readonly objectives: readonly string[];
  /** Left out: quiz. */
  readonly mode?: 'quiz' | 'review';
  /** Answers of an interrupted session; then it is not recorded as begun once more. */
  readonly resumed?: { readonly given: readonly Given[]; readonly startedAt: string };
};

/** A quiz that goes on: the session, and each answer in the journal before its feedback is shown. */
export type Sitting = {
  readonly plan: SittingPlan;
  session(): Session;
  score(): Score;
  /** Actions take effect in the order of the calls. Resolves with the state after this one. */
  dispatch(action: SessionAction): Promise<Session>;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
};

/** Actions that write to the journal, or lead to the next question. */
const JUDGED: ReadonlySet<SessionAction['type']> = new Set([
  'submit',
  'answer',
  'ran',
  'next',
  'quit',
  'undo',
]);

/**
 * Records that a session began, unless it is resumed, and shows its first open question. `runs`: the form runs the
 * programs of questions, with `runShown`; else such a question is judged by what the bank says.
 */
export async function beginSitting(
  plan: SittingPlan,
  store: QuizStore,
  clock: Clock,
  { runs = false }: { readonly runs?: boolean } = {},
): Promise<Sitting> {
  const { id, seed, questions, objectives, resumed, mode = 'quiz' } = plan;
  const startedAt = resumed?.startedAt ?? clock.date().toISOString();
  if (!resumed) {
    const ids = questions.map((question) => question.id);
    await store.append({
      type: 'session',
      session: id,
      seed,
      mode,
      questions: ids,
      objectives: [...objectives],
    });
  }
  const given = resumed?.given ?? [];
  let session = startSession(questions, {
    seed,
    now: clock.monotonic(),
    given,
    runs,
    review: mode === 'review',
  });
  const score = (of: Session): Score => scoreOf(questions, of.given);
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();

  const record = async (next: Session): Promise<void> => {
    const given = next.given[session.given.length];
    const question = given && questions.find((each) => each.id === given.question);
    if (given && question) {
      const { answer, correct, ms, sure = null } = given;
      const what = {
        session: id,
        question: question.id,
        digest: digestOf(question),
        seed,
        answer,
        correct,
        ms,
      };
      await store.append({ type: 'answer', ...what, confidence: sure });
    }
    const back = session.given[next.given.length];
    if (back) await store.append({ type: 'undo', session: id, question: back.question });
    if (next.view.at === 'done' && session.view.at !== 'done') await end(next);
  };
  const end = async (last: Session): Promise<void> => {
    if (last.view.at !== 'done' || last.view.how === 'elsewhere') return;
    const { points, maxPoints } = score(last);
    const status = last.view.how === 'finished' ? 'done' : 'abandoned';
    await store.append({ type: 'attempt', of: mode, ref: id, points, maxPoints, status, startedAt });
  };
  const become = (next: Session): void => {
    session = next;
    for (const listener of listeners) listener();
  };
  /** Takes in what another terminal did; false when the learner now sees something else than they acted on. */
  const meet = async (): Promise<boolean> => {
    const before = session;
    const met = await meetElsewhere(before, plan, store, clock.monotonic());
    if (met === before) return true;
    if (met.view.at === 'done') await end(met);
    become(met);
    return currentItem(met) === currentItem(before);
  };
  const act = async (action: SessionAction): Promise<Session> => {
    if (JUDGED.has(action.type) && session.view.at !== 'done' && !(await meet())) return session;
    const next = reduceSession(session, action);
    if (next === session) return session;
    await record(next);
    become(next);
    return session;
  };
  return {
    plan,
    session: () => session,
    score: () => score(session),
    dispatch: (action) => {
      // A failure belongs to the call that caused it, and the queue goes on.
      const result = last.catch(() => {}).then(() => act(action));
      last = result;
      return result;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
