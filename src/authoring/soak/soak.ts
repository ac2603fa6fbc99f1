import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { saveRecording } from '../../app/recordings.ts';
import type { Lab } from '../../domain/lab.ts';
import { type SoakGrade, type SoakReport, soakReport } from '../../domain/soak-report.ts';
import { answersOf } from '../answers.ts';
import { keepBusy } from '../busy.ts';
import { type AnswerResult, gradeAnswer } from '../grade-answer.ts';
import { ownNode } from '../nodes.ts';
import { pool } from '../pool.ts';
import { SoakFile } from './file.ts';
import { type SoakTask, soakPlan } from './plan.ts';

export type SoakOptions = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  readonly grades: number;
  /** Grades at once. */
  readonly width: number;
  /** Grades at once while the machine is kept busy. */
  readonly busyWidth: number;
  readonly file: string;
  /** How many grades are still to be made. */
  readonly onPlan: (left: number) => void;
  readonly onGrade: (grade: SoakGrade, went: 'well' | 'badly') => void;
  /** Ends what runs, and starts nothing more. */
  readonly stop?: AbortSignal;
};

/** Timelines of grades that went wrong are kept, but no more than so many. */
const MOST_TIMELINES = 50;

/** Grades right and wrong answers again and again, idle and busy, and counts what the grader gets wrong. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const tasks = soakPlan(
    options.labs.flatMap(({ lab, folder }) => answersOf(lab, folder).answers),
    options.grades,
  );
  const file = new SoakFile(options.file);
  const grades = file.begin(tasks);
  const done = new Set(grades.map(({ n }) => n));
  const left = tasks.filter(({ n }) => !done.has(n));
  options.onPlan(left.length);
  const work = async (task: SoakTask) => {
    const lab = options.labs.find((each) => each.lab.id === task.answer.lab)?.lab;
    if (lab === undefined) return;
    const cancel = options.stop === undefined ? {} : { signal: options.stop };
    const result = await gradeAnswer({ lab, answer: task.answer, run: 1, node: ownNode(), ...cancel });
    const grade = gradeOf(task, result);
    const went = grade.status === (task.right ? 'pass' : 'fail') ? 'well' : 'badly';
    if (went === 'badly') await keepTimeline(options.file, task, result);
    file.add(grade);
    grades.push(grade);
    options.onGrade(grade, went);
  };
  const idle = left.filter(({ load }) => !load);
  await pool(idle, options.width, work, options.stop);
  const loaded = left.filter(({ load }) => load);
  const rest = loaded.length > 0 && !options.stop?.aborted ? keepBusy() : () => {};
  try {
    await pool(loaded, options.busyWidth, work, options.stop);
  } finally {
    rest();
  }
  return soakReport(tasks.length, grades);
}

function gradeOf({ n, answer, right, load }: SoakTask, { verdict, problems, ms }: AnswerResult): SoakGrade {
  const checks = verdict?.checks.filter(({ status }) => status !== 'pass') ?? [];
  return {
    n,
    lab: answer.lab,
    answer: answer.name,
    right,
    load,
    status: verdict?.status ?? null,
    because:
      verdict === undefined
        ? problems
        : checks.map(({ id, status, because }) => `${id} ${status}: ${because}`),
    tooSlow: verdict?.calibration.tooSlow ?? false,
    ms,
  };
}

async function keepTimeline(
  file: string,
  { n, answer }: SoakTask,
  { recording }: AnswerResult,
): Promise<void> {
  if (recording === undefined) return;
  const folder = `${file}.timelines`;
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length >= MOST_TIMELINES) return;
  await saveRecording(join(folder, `${n}.${answer.lab}.${answer.name.replace('/', '.')}.json`), recording);
}
