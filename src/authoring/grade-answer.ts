import { gradeProgram, judgeRecording } from '../app/grade.ts';
import { GraderError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Isolation, Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { allFactsOf } from '../grader/not-run.ts';
import { changesOf } from '../grader/prefixes.ts';
import type { Answer } from './answers.ts';
import { differences, leftOpen } from './compare.ts';
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
  /** The facts that were seen of its runs, each as `scenario.fact`. */
  readonly facts: readonly string[];
  /** What is told in `problems` is only what the machine was too busy to tell. */
  readonly unproved: boolean;
  readonly ms: number;
};

/** A machine that is too slow proves nothing either way: so often a grade is tried there. */
const TRIES = 3;

export type GradeTask = {
  readonly lab: Lab;
  readonly answer: Answer;
  readonly run: number;
  readonly node: NodeAt;
  readonly isolation?: Isolation;
  /** So many grades at most, until the machine was not too busy to tell. Default: 3. */
  readonly tries?: number;
  readonly signal?: AbortSignal;
};

/** Runs and judges an answer, and compares the verdict with what the lab declares. Rejects when `signal` is aborted. */
export async function gradeAnswer(task: GradeTask): Promise<AnswerResult> {
  const { lab, answer, run, node, isolation, tries = TRIES, signal } = task;
  const start = performance.now();
  const head = { answer, run, node: node.version, source: 'graded' } as const;
  const options = {
    node: node.path,
    ...(isolation === undefined ? {} : { isolation }),
    ...(signal === undefined ? {} : { signal }),
  };
  const ms = () => Math.round(performance.now() - start);
  try {
    for (let tried = 1; ; tried += 1) {
      const { verdict, recording } = await gradeProgram(lab, answer.path, options);
      const changes = unsteady(lab, recording);
      const facts = allFactsOf(lab, recording);
      const problems = [...differences(answer, verdict, shownOf(lab, facts)), ...changes];
      const tooBusy = verdict.checks.some((check) => check.tooBusy === true);
      const open = leftOpen(answer, verdict) && changes.length === 0 && tooBusy;
      const unproved = problems.length > 0 && open;
      if (!unproved || tried >= tries)
        return { ...head, verdict, recording, problems, facts: namesOf(facts), unproved, ms: ms() };
    }
  } catch (error) {
    // Ctrl-C reaches the grading process too, and how that ends then is no finding.
    if (!(error instanceof GraderError) || signal?.aborted) throw error;
    const problems = [`the grader failed: ${error.message}`];
    return { ...head, ...NOTHING, problems, ms: ms() };
  }
}

/** Judges a recorded grade with the checks as they are now, and compares. */
export function judgeAnswer(lab: Lab, answer: Answer, recording: Recording): AnswerResult {
  const start = performance.now();
  const verdict = judgeRecording(lab, recording);
  const facts = allFactsOf(lab, recording);
  const problems = [...differences(answer, verdict, shownOf(lab, facts)), ...unsteady(lab, recording)];
  const ms = Math.round(performance.now() - start);
  const head = { answer, run: 1, node: verdict.node, source: 'recorded' } as const;
  return { ...head, verdict, recording, problems, facts: namesOf(facts), unproved: false, ms };
}

/** Of a grade that the grader did not bring to an end. */
const NOTHING = { verdict: undefined, recording: undefined, facts: [], unproved: false };

type AllFacts = ReturnType<typeof allFactsOf>;

function namesOf(all: AllFacts): string[] {
  return [...all].flatMap(([scenario, facts]) => Object.keys(facts).map((name) => `${scenario}.${name}`));
}

/** For the author of a mistake that was not named: `; of its facts: kill-one.siblings-died = 0, ...`. */
const shownOf = (lab: Lab, all: AllFacts) => (mistake: string) => {
  const named = lab.mistakes.find(({ id }) => id === mistake)?.any.flatMap(({ facts }) => Object.keys(facts));
  const shown = [...new Set(named)].map((path) => {
    const dot = path.indexOf('.');
    return `${path} = ${all.get(path.slice(0, dot))?.[path.slice(dot + 1)] ?? 'not seen'}`;
  });
  return shown.length === 0 ? '' : `; of its facts: ${shown.join(', ')}`;
};

/** Checks that change their word about a run once they have given it. */
function unsteady(lab: Lab, { timelines }: Recording): string[] {
  return timelines.flatMap((timeline) =>
    lab.checks
      .filter(({ scenarios }) => scenarios.includes(timeline.scenario))
      .flatMap((check) => changesOf(timeline, check).map((change) => `${timeline.scenario}: ${change}`)),
  );
}
