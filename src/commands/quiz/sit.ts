import { join } from 'node:path';
import { dueCounter } from '../../app/due.ts';
import type { Bank, Clock, Programs } from '../../app/ports.ts';
import { nextStep } from '../../app/progress-next.ts';
import { beginSitting, type Sitting, type SittingPlan } from '../../app/quiz.ts';
import { dropInterrupted, type Interrupted, interruptedQuiz } from '../../app/quiz-resume.ts';
import type { LabSummary } from '../../domain/lab.ts';
import type { Blueprint } from '../../domain/question.ts';
import { packageRoot } from '../../store/content/root.ts';
import type { Store } from '../../store/store.ts';
import type { EndFacts, Ending } from '../../ui/quiz/end-lines.ts';
import { packOption } from '../pack-option.ts';

export type Room = {
  readonly blueprint: Blueprint;
  readonly bank: Bank;
  readonly labs: readonly LabSummary[];
  readonly store: Store;
  /** Makes a new plan; called only when no interrupted quiz is gone on with. */
  readonly plan: () => Promise<SittingPlan>;
  /** Whether an interrupted quiz may be offered. */
  readonly mayResume: boolean;
  readonly ending?: Ending;
};

/** The first frame is there by then, in milliseconds. */
const FIRST_FRAME = 1000;

/** How the learner left, and the sitting if one was begun. */
export type Left = { readonly how: 'done' | 'ended' | 'interrupted'; readonly sitting?: Sitting };

export const CLOCK: Clock = { monotonic: () => performance.now(), date: () => new Date() };

/** The programs that come with the questions. What runs them is loaded when the first of them is to run. */
export const ownPrograms = (): Programs => ({
  run: async (...asked) => {
    const { programsIn } = await import('../../app/programs.ts');
    return programsIn(join(packageRoot(), 'questions', 'proofs')).run(...asked);
  },
});

/** The interrupted quiz that may be offered, and a sentence about it. */
export async function offerOf(room: Room): Promise<{ found: Interrupted; told: string } | undefined> {
  const { store, bank, mayResume } = room;
  const found = mayResume ? await interruptedQuiz(store, bank) : undefined;
  if (found === undefined) return undefined;
  const when = new Date(found.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const told = `The quiz of ${when} was interrupted: ${found.answered} of ${found.total} questions are answered.`;
  return { found, told };
}

/** Begins what was chosen: the interrupted quiz, or a new one after the score of the other was kept. */
export async function begin(room: Room, resumed?: Interrupted, dropped?: Interrupted): Promise<EndFacts> {
  const old = await stillOpen(room, resumed ?? dropped);
  if (old && dropped) await dropInterrupted(room.store, old);
  const sitting = await beginSitting((resumed && old?.plan) ?? (await room.plan()), room.store, CLOCK, {
    runs: true,
  });
  const { store, blueprint, labs, bank, ending } = room;
  let due: Awaited<ReturnType<typeof dueCounter>> = () => 0;
  // Read while the learner thinks about the first question: the first frame does not wait for it.
  const reading = setTimeout(async () => {
    due = await dueCounter();
  }, FIRST_FRAME);
  reading.unref();
  const next = () => {
    const state = store.state();
    const content = { blueprint, labs, questions: bank.index, ...packOption() };
    return nextStep(state, { ...content, due: due(state, bank.index, CLOCK.date()) });
  };
  return { sitting, blueprint, kept: () => keptIn(store), next, ...(ending && { ending }) };
}

/** The interrupted quiz as it is now: while it was offered, another terminal may have gone on with it or ended it. */
async function stillOpen({ store, bank }: Room, found?: Interrupted): Promise<Interrupted | undefined> {
  if (found === undefined) return undefined;
  await store.refresh();
  const now = await interruptedQuiz(store, bank);
  return now?.plan.id === found.plan.id ? now : undefined;
}

function keptIn({ status, path }: Store): string {
  return status.kind === 'ok'
    ? `Your answers are kept in ${path.dir}.`
    : `Your answers are not kept: ${status.reason}.`;
}

/** What is told of a quiz that was offered again and neither gone on with nor ended. */
export const STILL_THERE = 'The quiz is as you left it; `clusterprep quiz` offers it again.';

/** The last word after Ctrl-C. Without a sitting, nothing had been begun. */
export function interruptedText({ store }: Pick<Room, 'store'>, sitting?: Sitting): string {
  if (sitting === undefined) return STILL_THERE;
  const answered = sitting.session().given.length;
  if (answered === 0) return 'Interrupted before the first answer.';
  const reviews = sitting.plan.mode === 'review';
  const again = reviews ? '`clusterprep review` asks the rest' : '`clusterprep quiz` offers to go on';
  const after = `Interrupted after ${answered} ${answered === 1 ? 'answer' : 'answers'}`;
  return store.status.kind === 'ok' ? `${after}. ${again}.` : `${after}, not kept: ${store.status.reason}.`;
}
