import { gradeProgram, judgeRecording } from '../app/grade.ts';
import { GraderError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Isolation, Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { changesOf } from '../grader/prefixes.ts';
import type { Answer } from './answers.ts';
import { differences } from './compare.ts';
import type { NodeAt } from './nodes.ts';

export type AnswerResult = {
  readonly answer: Answer;
  readonly run: number;
  /** As `v24.21.0`. */
  readonly node: string;
  readonly source: 'graded' | 'recorded';
  /** undefined: the grader failed. */
  readonly verdict: Verdict | undefined;
  readonly recording: Recording | undefined;
  readonly problems: readonly string[];
  readonly ms: number;
};

/** A machine that is too slow proves nothing either way: so often a grade is tried again there. */
const TRIES = 3;
const TOO_SLOW = `not proved: in ${TRIES} grades this machine was too slow or too busy for its limits of time`;

export type GradeTask = {
  readonly lab: Lab;
  readonly answer: Answer;
  readonly run: number;
  readonly node: NodeAt;
  readonly isolation?: Isolation;
};

/** Runs and judges an answer, and compares the verdict with what the lab declares. */
export async function gradeAnswer(task: GradeTask): Promise<AnswerResult> {
  const { lab, answer, run, node, isolation } = task;
  const start = performance.now();
  const head = { answer, run, node: node.version, source: 'graded' } as const;
  const options = { node: node.path, ...(isolation === undefined ? {} : { isolation }) };
  const ms = () => Math.round(performance.now() - start);
  try {
    for (let tries = 1; ; tries += 1) {
      const { verdict, recording } = await gradeProgram(lab, answer.path, options);
      const problems = [...differences(answer, verdict), ...unsteady(lab, recording)];
      const unproved = verdict.status === 'unknown' && verdict.calibration.tooSlow;
      if (problems.length === 0 || !unproved) return { ...head, verdict, recording, problems, ms: ms() };
      if (tries === TRIES) return { ...head, verdict, recording, problems: [TOO_SLOW], ms: ms() };
    }
  } catch (error) {
    if (!(error instanceof GraderError)) throw error;
    const problems = [`the grader failed: ${error.message}`];
    return { ...head, verdict: undefined, recording: undefined, problems, ms: ms() };
  }
}

/** Judges a recorded grade with the checks as they are now, and compares. */
export function judgeAnswer(lab: Lab, answer: Answer, recording: Recording): AnswerResult {
  const start = performance.now();
  const verdict = judgeRecording(lab, recording);
  const problems = [...differences(answer, verdict), ...unsteady(lab, recording)];
  const ms = Math.round(performance.now() - start);
  return { answer, run: 1, node: verdict.node, source: 'recorded', verdict, recording, problems, ms };
}

/** Checks that change their word about a run once they have given it. */
function unsteady(lab: Lab, { timelines }: Recording): string[] {
  return timelines.flatMap((timeline) =>
    lab.checks
      .filter(({ scenarios }) => scenarios.includes(timeline.scenario))
      .flatMap((check) => changesOf(timeline, check).map((change) => `${timeline.scenario}: ${change}`)),
  );
}
