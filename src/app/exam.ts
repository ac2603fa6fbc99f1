import { reduceExam } from '../domain/exam/reduce.ts';
import type { ExamResult } from '../domain/exam/result.ts';
import { resultOf } from '../domain/exam/result-of.ts';
import { NOTHING_KEPT, startExam } from '../domain/exam/start.ts';
import type { ExamAction, ExamSession } from '../domain/exam/view.ts';
import { hasEnded } from '../domain/progress-exam.ts';
import { examClock } from './exam-clock.ts';
import type { ExamContent } from './exam-content.ts';
import { type ExamDesk, examDesks } from './exam-lab.ts';
import type { ExamPlan } from './exam-plan.ts';
import { beginning, changes, ending } from './exam-records.ts';
import { type ExamStore, earlierSittings, keptIn } from './exam-store.ts';
import type { Grade } from './lab-grades.ts';
import type { Clock } from './ports.ts';

export type ExamPorts = {
  readonly store: ExamStore;
  readonly clock: Clock;
  readonly content: Pick<ExamContent, 'blueprint'>;
  readonly grade: Grade;
};

/** A sitting that goes on. All that happens is in the journal before it is shown. */
export type ExamSitting = {
  readonly plan: ExamPlan;
  session(): ExamSession;
  /** Actions take effect in the order of the calls. Resolves with the state after this one. */
  dispatch(action: ExamAction): Promise<ExamSession>;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** The desk of a lab of this paper, opened once. Rejects with UsageError when its folder cannot be used. */
  desk(lab: string): Promise<ExamDesk>;
  /** What it came to; null before it is over and recorded, and when it was ended in another terminal. */
  result(): ExamResult | null;
  /** Resolves with the result when it is over; never, when it is left before. */
  readonly ended: Promise<ExamResult | null>;
  /** Ends grades and watching; resolves when nothing of them is left. The clock of a sitting that is not over goes on. */
  close(): Promise<void>;
};

/** Actions that change what is kept: before them it is looked what another terminal has done. */
const KEPT: ReadonlySet<ExamAction['type']> = new Set([
  'give',
  'answer',
  'next',
  'previous',
  'jump',
  'flag',
  'overview',
  'end',
  'confirm',
  'quit',
]);

/** Records that a sitting begins, and starts its clock; or goes on with one, whose clock never stood. */
export async function sitExam(
  plan: ExamPlan,
  { store, clock, content, grade }: ExamPorts,
): Promise<ExamSitting> {
  const { id, mode, paper, questions, labs, resumed } = plan;
  const now = examClock(clock, resumed?.through);
  const startedAt = resumed?.startedAt ?? now();
  let session = startExam({
    id,
    mode,
    paper,
    questions,
    labs: labs.map(({ lab }) => lab),
    startedAt,
    deadline: resumed?.deadline ?? startedAt + paper.minutes * 60_000,
    now: now(),
    ...(resumed === undefined ? {} : { kept: resumed.kept }),
  });
  if (resumed === undefined) await store.append(beginning(plan, session));
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();
  let result: ExamResult | null = null;
  let tellEnded: (result: ExamResult | null) => void = () => {};
  const ended = new Promise<ExamResult | null>((resolve) => {
    tellEnded = resolve;
  });

  const become = (next: ExamSession): void => {
    if (next === session) return;
    session = next;
    for (const listener of listeners) listener();
  };
  const isOver = ({ view }: ExamSession): boolean => view.at === 'over' && view.settled;
  /** Records the end in the moment in which it comes. */
  const end = async (next: ExamSession): Promise<void> => {
    if (isOver(session) || !isOver(next)) return;
    await store.refresh?.();
    const elsewhere =
      (next.view.at === 'over' && next.view.why === 'elsewhere') || hasEnded(store.state(), id);
    if (!elsewhere) {
      const earlier = earlierSittings(store.state(), id);
      const made = { ...plan.made, bank: paper.bank, blueprint: content.blueprint.title };
      result = resultOf(next, { blueprint: content.blueprint, earlier, made });
      await store.append(ending(result));
    }
    tellEnded(result);
  };
  const step = async (action: ExamAction, time: number): Promise<void> => {
    const next = reduceExam(session, action, time);
    if (next === session) return;
    // What was met is in the journal already.
    if (action.type !== 'met')
      for (const record of changes(session, next, action)) await store.append(record);
    await end(next);
    become(next);
  };
  /** Takes in what another terminal did, before the clock goes on: at the end, that counts too. */
  const meet = async (): Promise<void> => {
    if (store.refresh === undefined || session.view.at === 'over') return;
    await store.refresh();
    const over = hasEnded(store.state(), id);
    const kept = keptIn(store.state(), id);
    if (over || kept !== undefined)
      await step({ type: 'met', kept: kept ?? NOTHING_KEPT, ended: over }, session.now);
  };
  const act = async (action: ExamAction): Promise<ExamSession> => {
    const time = now();
    if (KEPT.has(action.type) || time >= session.deadline) await meet();
    await step(action, time);
    return session;
  };
  const dispatch = (action: ExamAction): Promise<ExamSession> => {
    // A failure belongs to the call that caused it, and the queue goes on.
    const done = last.catch(() => {}).then(() => act(action));
    last = done;
    return done;
  };
  const desks = examDesks(plan, { session: () => session, dispatch, grade, now });
  return {
    plan,
    session: () => session,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    desk: desks.open,
    result: () => result,
    ended,
    close: async () => {
      await desks.close();
      await last.catch(() => {});
    },
  };
}
