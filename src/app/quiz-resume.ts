import type { OpenSession } from '../domain/progress.ts';
import type { Question } from '../domain/question.ts';
import { scoreOf } from '../domain/quiz/score.ts';
import { inBank, unfinished } from './open-sessions.ts';
import type { Bank, QuizStore } from './ports.ts';
import type { SittingPlan } from './quiz.ts';
import { answersIn } from './recorded-answers.ts';

/** An interrupted quiz that can go on. */
export type Interrupted = {
  readonly plan: SittingPlan & Required<Pick<SittingPlan, 'resumed'>>;
  readonly answered: number;
  readonly total: number;
  /** ISO 8601, in UTC. */
  readonly at: string;
};

/**
 * The latest quiz that was begun, answered in part and not ended, or undefined. Questions that have left the bank
 * since are left out.
 */
export async function interruptedQuiz(store: QuizStore, bank: Bank): Promise<Interrupted | undefined> {
  const { open } = store.state();
  for (const { id, session } of unfinished(open, 'quiz', inBank(open, bank.index))) {
    const found = resumable(id, session, await bank.load(session.questions));
    if (found.answered > 0) return found;
  }
  return undefined;
}

function resumable(id: string, open: OpenSession, questions: readonly Question[]): Interrupted {
  const given = answersIn(open, questions);
  const { seed, objectives, at } = open;
  const plan = { id, seed, objectives, questions, resumed: { given, startedAt: at } };
  return { plan, answered: given.length, total: questions.length, at };
}

/** Ends an interrupted quiz that the learner does not want to go on with: the score so far is kept. */
export async function dropInterrupted(store: QuizStore, { plan }: Interrupted): Promise<void> {
  const { points, maxPoints } = scoreOf(plan.questions, plan.resumed.given);
  const { startedAt } = plan.resumed;
  await store.append({
    type: 'attempt',
    of: 'quiz',
    ref: plan.id,
    points,
    maxPoints,
    status: 'abandoned',
    startedAt,
  });
}
