import type { LabSummary } from '../domain/lab.ts';
import { percentOf } from '../domain/percent.ts';
import type { ProgressState } from '../domain/progress.ts';
import { get } from '../domain/progress-table.ts';
import { currentStreak } from '../domain/streak.ts';
import { clockRuns } from './lab-list.ts';
import { unfinished } from './open-sessions.ts';
import type { ProgressContent } from './progress-content.ts';
import { type ExamRow, examRows } from './progress-exams.ts';
import { type NextStep, nextStep } from './progress-next.ts';
import { findWeakest, type ObjectiveScore, scoreObjectives } from './progress-objectives.ts';

export type LabRow = {
  readonly id: string;
  readonly title: string;
  readonly level: LabSummary['level'];
  readonly objective: string;
  /** Null: never graded. */
  readonly best: number | null;
  readonly maxPoints: number;
  readonly passed: boolean;
  readonly attempts: number;
  readonly grades: number;
  /** Ids of the mistakes that the last grade named. */
  readonly mistakes: readonly string[];
  /** Percent of points of the latest grades, oldest first. */
  readonly trend: readonly number[];
  readonly running: boolean;
};

export type ProgressSummary = {
  readonly schema: 1;
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string;
  readonly blueprint: string;
  /** Percent. */
  readonly passMark: number;
  /** The weights of the mastered objectives added up, as a percentage of all weights. */
  readonly readiness: number;
  readonly mastered: number;
  readonly totals: ProgressState['totals'];
  /** In days of UTC. */
  readonly streak: { readonly current: number; readonly longest: number };
  readonly objectives: readonly ObjectiveScore[];
  readonly labs: readonly LabRow[];
  /** Exams and trainings that have ended, the latest first. */
  readonly exams: readonly ExamRow[];
  /** Latest first; none in which nothing was answered. */
  readonly recent: ProgressState['attempts'];
  /** Quizzes that were interrupted and can be resumed. */
  readonly interrupted: number;
  /** The id of the objective that is furthest from mastered; null when all are. */
  readonly weakest: string | null;
  readonly next: NextStep;
};

const SHOWN_ATTEMPTS = 10;

/** What has been learnt so far, measured against the blueprint and the labs. Pure. */
export function summarise(state: ProgressState, content: ProgressContent, now: Date): ProgressSummary {
  const labs = content.labs.map((lab) => labRow(state, lab));
  const objectives = scoreObjectives(state, content);
  const weights = objectives.reduce((sum, { weight }) => sum + weight, 0);
  const masteredOnes = objectives.filter(({ mastered }) => mastered);
  const masteredWeight = masteredOnes.reduce((sum, { weight }) => sum + weight, 0);
  const known = new Set(content.questions.map(({ id }) => id));
  return {
    schema: 1,
    at: now.toISOString(),
    blueprint: content.blueprint.title,
    passMark: content.blueprint.passMark,
    readiness: percentOf(masteredWeight, weights),
    mastered: masteredOnes.length,
    totals: state.totals,
    streak: { current: currentStreak(state.days, now), longest: state.longestStreak },
    objectives,
    labs,
    exams: examRows(state),
    recent: state.attempts
      .filter(({ maxPoints }) => maxPoints > 0)
      .slice(-SHOWN_ATTEMPTS)
      .reverse(),
    interrupted: unfinished(state.open, 'quiz', (id) => known.has(id)).length,
    weakest: findWeakest(objectives)?.id ?? null,
    next: nextStep(state, content, objectives),
  };
}

function labRow(state: ProgressState, lab: LabSummary): LabRow {
  const { id, title, level, objective, maxPoints } = lab;
  const score = get(state.labs, id);
  const touched = score !== undefined && score.grades + score.attempts > 0;
  return {
    id,
    title,
    level,
    objective,
    best: touched ? score.best : null,
    maxPoints,
    passed: typeof score?.passedAt === 'string',
    attempts: score?.attempts ?? 0,
    grades: score?.grades ?? 0,
    mistakes: score?.last?.mistakes ?? [],
    trend: score?.trend ?? [],
    running: clockRuns(score),
  };
}
