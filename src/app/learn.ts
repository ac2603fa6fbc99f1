import type { Learning, Lesson, Step } from '../domain/learn.ts';
import type { ProgressState } from '../domain/progress.ts';

export type StepStanding = {
  /** From 1. */
  readonly number: number;
  readonly step: Step;
  readonly lessons: readonly Lesson[];
  /** Its question was answered right, here or in any quiz. */
  readonly done: boolean;
};

/** How far a learner is on the path. */
export type PathStanding = {
  readonly steps: readonly StepStanding[];
  readonly points: number;
  readonly maxPoints: number;
  /** The first step that is not done; undefined when all are. */
  readonly next: StepStanding | undefined;
};

/** The standing on the path, from the answers in the journal: a step is done once its question was answered right. */
export function pathStanding(
  { path, lessons }: Learning,
  { questions }: Pick<ProgressState, 'questions'>,
): PathStanding {
  const byObjective = new Map(lessons.map((lesson) => [lesson.objective, lesson]));
  const steps = path.map((step, at) => ({
    number: at + 1,
    step,
    lessons: step.lessons.flatMap((id) => byObjective.get(id) ?? []),
    done: (questions.get(step.question)?.correct ?? 0) > 0,
  }));
  const points = (of: readonly StepStanding[]): number => of.reduce((sum, { step }) => sum + step.points, 0);
  return {
    steps,
    points: points(steps.filter(({ done }) => done)),
    maxPoints: points(steps),
    next: steps.find(({ done }) => !done),
  };
}

/** One or two lessons as one text in Markdown, each under its title. */
export const readingOf = (lessons: readonly Lesson[]): string =>
  lessons.map(({ title, text }) => `# ${title}\n\n${text}`).join('\n\n');
