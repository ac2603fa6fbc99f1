import { join } from 'node:path';
import { UsageError } from '../domain/errors.ts';
import type { ExamAction, ExamSession, LabGrade } from '../domain/exam/view.ts';
import type { Lab } from '../domain/lab.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { LabSource } from './exam-content.ts';
import type { ExamPlan } from './exam-plan.ts';
import type { GradeResult } from './grading.ts';
import { type LabDesk, openLab } from './lab.ts';
import type { Grade } from './lab-grades.ts';

/** A lab of a sitting, with neither solution nor, in an exam, hints. Its clock is that of the sitting. */
export type ExamDesk = Omit<LabDesk, 'showSolution'>;

type Around = {
  readonly session: () => ExamSession;
  readonly dispatch: (action: ExamAction) => Promise<ExamSession>;
  readonly grade: Grade;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** The desks of a sitting, each in a folder of its own, so that the learner's practice is neither used nor lost. */
export function examDesks(plan: ExamPlan, around: Around) {
  const opened = new Map<string, Promise<LabDesk>>();
  const closing = new AbortController();
  const open = (id: string): Promise<ExamDesk> => {
    const source = plan.labs.find(({ lab }) => lab.id === id);
    if (source === undefined)
      return Promise.reject(
        new UsageError('unknown-lab', `There is no lab "${id}" in this exam.\nChoose another.`),
      );
    const known = opened.get(id) ?? openDesk(plan, source, around, closing.signal);
    opened.set(id, known);
    // What could not be opened may be tried again.
    known.catch(() => opened.delete(id));
    return known;
  };
  const close = async (): Promise<void> => {
    closing.abort();
    const desks = await Promise.allSettled(opened.values());
    await Promise.all(desks.map((desk) => (desk.status === 'fulfilled' ? desk.value.close() : undefined)));
  };
  return { open, close };
}

function openDesk(
  plan: ExamPlan,
  { lab, folder }: LabSource,
  around: Around,
  closing: AbortSignal,
): Promise<LabDesk> {
  const { startedAt, deadline, labs } = around.session();
  const minutes = (deadline - startedAt) / 60_000;
  let desk: LabDesk | undefined;
  const grade = sittingGrade(plan, lab, around, { closing, hints: () => desk?.session().hints ?? 0 });
  const running = {
    startedAt,
    mode: 'practice' as const,
    hints: 0,
    lastPoints: labs.get(lab.id)?.best?.points ?? 0,
  };
  return openLab({
    lab: { ...(plan.mode === 'exam' ? silent(lab) : freely(lab)), minutes },
    source: folder,
    folder: join(plan.dir, lab.id),
    reset: false,
    timed: false,
    grade,
    // The sitting records what counts; the lab's own clock and scores stay as they are.
    log: { running: () => running, append: async () => {} },
    now: around.now,
  }).then((opened) => {
    desk = opened;
    return opened;
  });
}

/** The lab without what helps. */
function silent(lab: Lab): Lab {
  return { ...lab, hints: [], mistakes: [], checks: lab.checks.map((check) => ({ ...check, hint: '' })) };
}

/** The lab of a training, which never counts as a best: so a hint costs nothing. */
function freely(lab: Lab): Lab {
  return { ...lab, hints: lab.hints.map((hint) => ({ ...hint, cost: 0 })) };
}

/** Tells the sitting of each grade. One that began in time is not ended by a save that comes after the end. */
function sittingGrade(
  { mode }: ExamPlan,
  lab: Lab,
  { session, dispatch, grade }: Around,
  { closing, hints }: { readonly closing: AbortSignal; readonly hints: () => number },
): Grade {
  return async (_, path, options) => {
    const before = await dispatch({ type: 'lab-began', lab: lab.id });
    if (before.view.at === 'over' || before.view.at === 'left')
      throw new UsageError(
        'exam-over',
        'The exam is over, so this is not graded.\nWhat counts was graded before the end.',
      );
    const stop = new AbortController();
    const end = (): void => stop.abort();
    const newer = (): void => {
      if (session().view.at !== 'over') end();
    };
    closing.addEventListener('abort', end);
    options.signal?.addEventListener('abort', newer);
    let graded: GradeResult | undefined;
    try {
      graded = await grade(lab, path, { ...options, signal: stop.signal });
    } finally {
      closing.removeEventListener('abort', end);
      options.signal?.removeEventListener('abort', newer);
      if (graded === undefined) await dispatch({ type: 'lab-dropped', lab: lab.id });
    }
    await dispatch({ type: 'lab-graded', lab: lab.id, grade: gradeOf(graded.verdict, hints()) });
    return mode === 'exam' ? { ...graded, verdict: { ...graded.verdict, mistakes: [] } } : graded;
  };
}

function gradeOf(
  { status, points, maxPoints, durationMs, mistakes, checks }: Verdict,
  hints: number,
): LabGrade {
  const named = mistakes.map(({ id }) => id);
  const grade = { status, points, maxPoints, durationMs, mistakes: named, hints };
  if (status !== 'unknown') return grade;
  // Nothing failed, and the cause lies outside the program: what could not be judged counts for nobody.
  const known = checks.filter((check) => check.status !== 'unknown');
  return { ...grade, judged: known.reduce((sum, check) => sum + check.maxPoints, 0) };
}
