import { gradeProgram } from '../app/grade.ts';
import { GraderError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Isolation } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Answer, answersOf } from './answers.ts';
import { differences, toothless } from './compare.ts';
import { pool } from './pool.ts';

export type AnswerResult = {
  readonly answer: Answer;
  readonly run: number;
  readonly verdict: Verdict | undefined;
  readonly problems: readonly string[];
  readonly ms: number;
};

export type LabsResult = {
  readonly results: readonly AnswerResult[];
  /** What is wrong with the labs as a whole. */
  readonly problems: readonly string[];
  /** Lab → check → the answers that failed it. */
  readonly killed: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
};

export type LabsOptions = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  readonly repeat: number;
  /** Grades at once. */
  readonly width: number;
  readonly isolation?: Isolation;
  /** Only these answers; then nothing is said of checks that no answer fails. */
  readonly only?: (answer: Answer) => boolean;
  readonly onResult: (result: AnswerResult, done: number, total: number) => void;
};

/** Grades every answer of the labs, as often as asked, and compares with what the labs declare. */
export async function checkLabs(options: LabsOptions): Promise<LabsResult> {
  const found = options.labs.map(({ lab, folder }) => ({ lab, ...answersOf(lab, folder) }));
  const wanted = options.only ?? (() => true);
  const tasks = found.flatMap(({ lab, answers }) =>
    answers.filter(wanted).map((answer) => ({ lab, answer })),
  );
  const runs = Array.from({ length: options.repeat }, (_, at) =>
    tasks.map((task) => ({ ...task, run: at + 1 })),
  ).flat();
  const results: AnswerResult[] = [];
  await pool(runs, options.width, async ({ lab, answer, run }) => {
    const result = await gradeAnswer(lab, answer, run, options.isolation);
    results.push(result);
    options.onResult(result, results.length, runs.length);
  });
  const killed = new Map(found.map(({ lab }) => [lab.id, killsOf(lab, results)]));
  const idle = (options.only === undefined ? found : []).flatMap(({ lab }) =>
    toothless(
      lab.checks.map(({ id }) => id),
      killed.get(lab.id) ?? new Map(),
    ).map((check) => `${lab.id}: no answer fails ${check}, so nothing shows that it judges`),
  );
  return { results, problems: [...found.flatMap(({ problems }) => problems), ...idle], killed };
}

/** A machine that is too slow proves nothing either way: so often a grade is tried again there. */
const TRIES = 3;

async function gradeAnswer(
  lab: Lab,
  answer: Answer,
  run: number,
  isolation: Isolation | undefined,
): Promise<AnswerResult> {
  const start = performance.now();
  const ms = () => Math.round(performance.now() - start);
  try {
    for (let tries = 1; ; tries += 1) {
      const { verdict } = await gradeProgram(lab, answer.path, isolation === undefined ? {} : { isolation });
      const problems = differences(answer, verdict);
      const unproved = verdict.status === 'unknown' && verdict.calibration.tooSlow;
      if (problems.length === 0 || !unproved || tries === TRIES)
        return { answer, run, verdict, problems, ms: ms() };
    }
  } catch (error) {
    if (!(error instanceof GraderError)) throw error;
    return { answer, run, verdict: undefined, problems: [`the grader failed: ${error.message}`], ms: ms() };
  }
}

function killsOf(lab: Lab, results: readonly AnswerResult[]): Map<string, string[]> {
  const kills = new Map<string, string[]>(lab.checks.map(({ id }) => [id, []]));
  for (const { answer, verdict, run } of results) {
    if (answer.lab !== lab.id || run !== 1) continue;
    // A check that a right answer fails has not shown its teeth but its error.
    if (answer.expected.kind === 'passes') continue;
    for (const check of verdict?.checks ?? [])
      if (check.status === 'fail') kills.get(check.id)?.push(answer.name);
  }
  return kills;
}
