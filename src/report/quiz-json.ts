import type { Sitting } from '../app/quiz.ts';
import type { Blueprint } from '../domain/question.ts';

/** What `quiz --json` prints. Times are in milliseconds. */
export type QuizResult = {
  readonly schema: 1;
  readonly session: string;
  readonly seed: number;
  readonly status: 'done' | 'abandoned' | 'interrupted';
  readonly points: number;
  /** Questions answered. */
  readonly maxPoints: number;
  /** Questions drawn. */
  readonly questions: number;
  readonly passMark: number;
  readonly objectives: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: number;
    readonly maxPoints: number;
  }[];
  readonly answers: readonly {
    readonly question: string;
    readonly objective: string;
    readonly kind: string;
    readonly answer: unknown;
    readonly correct: boolean;
    readonly ms: number;
    /** What the program of the question came to here, where it was run; `holds`: as the bank says. */
    readonly ran: { readonly node: string; readonly result: unknown; readonly holds: boolean } | null;
  }[];
  readonly missed: readonly string[];
  readonly flagged: readonly string[];
  /** Whether the answers are kept in the store. */
  readonly recorded: boolean;
  readonly error: null;
};

/** The result of a sitting, whether it came to its end or not. */
export function quizResult(sitting: Sitting, blueprint: Blueprint, recorded: boolean): QuizResult {
  const { items, given, flagged, view } = sitting.session();
  const score = sitting.score();
  const titles = new Map(blueprint.objectives.map(({ id, title }) => [id, title]));
  const byId = new Map(items.map(({ question }) => [question.id, question]));
  const ENDS = { finished: 'done', quit: 'abandoned', elsewhere: 'interrupted' } as const;
  const status = view.at === 'done' ? ENDS[view.how] : 'interrupted';
  return {
    schema: 1,
    session: sitting.plan.id,
    seed: sitting.plan.seed,
    status,
    points: score.points,
    maxPoints: score.maxPoints,
    questions: items.length,
    passMark: blueprint.passMark,
    objectives: score.byObjective.map(({ objective, points, maxPoints }) => ({
      id: objective,
      title: titles.get(objective) ?? objective,
      points,
      maxPoints,
    })),
    answers: given.map(({ question, answer, correct, ms, ran }) => ({
      question,
      objective: byId.get(question)?.objective ?? '',
      kind: byId.get(question)?.kind ?? '',
      answer,
      correct,
      ms,
      ran: ran?.status === 'ran' ? { node: ran.node, result: ran.result, holds: ran.holds } : null,
    })),
    missed: score.missed.map(({ question }) => question.id),
    flagged,
    recorded,
    error: null,
  };
}
