import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';
import type { Ran } from './ran.ts';

/**
 * An answer that was given and judged. `ms` is the time it took. `ran`: what came of running the program of the
 * question; an answer is never wrong where that was not what the bank says.
 */
export type Given = {
  readonly question: string;
  readonly answer: Answer;
  readonly correct: boolean;
  readonly ms: number;
  readonly ran?: Ran;
  /** How sure the learner said to be: 0 guessed, 0.5 fairly, 1 sure. */
  readonly sure?: number;
};

export type Score = {
  readonly points: number;
  /** How many were answered. */
  readonly maxPoints: number;
  /** In the order in which the objectives came. */
  readonly byObjective: readonly {
    readonly objective: string;
    readonly points: number;
    readonly maxPoints: number;
  }[];
  readonly missed: readonly { readonly question: Question; readonly given: Given }[];
};

/** Adds up what was answered; a point for each right answer. Questions that were not reached count nowhere. */
export function scoreOf(questions: readonly Question[], given: readonly Given[]): Score {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const objectives = new Map<string, { points: number; maxPoints: number }>();
  const missed: Score['missed'][number][] = [];
  let points = 0;
  for (const each of given) {
    const question = byId.get(each.question);
    if (question === undefined) continue;
    const sum = objectives.get(question.objective) ?? { points: 0, maxPoints: 0 };
    sum.maxPoints += 1;
    if (each.correct) {
      sum.points += 1;
      points += 1;
    } else missed.push({ question, given: each });
    objectives.set(question.objective, sum);
  }
  const byObjective = [...objectives].map(([objective, sum]) => ({ objective, ...sum }));
  const maxPoints = byObjective.reduce((all, each) => all + each.maxPoints, 0);
  return { points, maxPoints, byObjective, missed };
}
