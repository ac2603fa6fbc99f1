import type { Lab } from '../domain/lab.ts';
import type { Isolation } from '../domain/timeline.ts';
import { type Answer, answersOf } from './answers.ts';
import { toothless } from './compare.ts';
import { type AnswerResult, gradeAnswer, judgeAnswer } from './grade-answer.ts';
import { lostFacts } from './lost-facts.ts';
import type { NodeAt } from './nodes.ts';
import { pool } from './pool.ts';
import type { Digests } from './recorded/pack.ts';
import { Shelf } from './recorded/shelf.ts';
import { changedOf, newsOf, olderGrader, type Placed } from './stale.ts';
import { unseenMistakes } from './unseen.ts';

export type LabsResult = {
  readonly results: readonly AnswerResult[];
  /** What is wrong with the labs as a whole. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Lab → check → the wrong answers that failed it. */
  readonly killed: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** How many grades and judgements are missing, because `stop` was aborted. */
  readonly left: number;
  /** What all of it took, in milliseconds. */
  readonly ms: number;
};

export type LabsOptions = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  /** Really run the answers; judge their recordings; or run what `changedOf` tells. */
  readonly mode: 'grade' | 'recorded' | 'changed';
  /** Keep what was graded as was declared. */
  readonly record: boolean;
  readonly repeat: number;
  /** Grades at once. */
  readonly width: number;
  readonly nodes: readonly NodeAt[];
  readonly isolation?: Isolation;
  /** How an answer is graded: by `gradeAnswer`. */
  readonly grade?: typeof gradeAnswer;
  /** Only these answers; then nothing is said of checks that no answer fails. */
  readonly only?: (answer: Answer) => boolean;
  /** Before the first grade: what each is thought to take, in milliseconds. */
  readonly onPlan: (expected: readonly number[]) => void;
  readonly onResult: (result: AnswerResult, expectedMs: number) => void;
  /** Ends what runs, and starts nothing more. */
  readonly stop?: AbortSignal;
};

/** What a grade is thought to take that was never recorded, in milliseconds. */
const USUAL = 4000;

/**
 * Grades the answers of the labs, or judges their recordings, and compares with what the labs declare. What was found
 * before `stop` was aborted is told; what can only be said of all answers then is not.
 */
export async function checkLabs(options: LabsOptions): Promise<LabsResult> {
  const start = performance.now();
  const wanted = options.only ?? (() => true);
  const problems: string[] = [];
  const notes: string[] = [];
  const placed: Placed[][] = [];
  for (const { lab, folder } of options.labs) {
    const shelf = new Shelf({ lab, folder });
    const found = answersOf(lab, folder);
    problems.push(...found.problems);
    if (options.record) shelf.sweep(found.answers.map(({ name }) => name));
    const answers: Placed[] = [];
    for (const answer of found.answers.filter(wanted)) {
      answers.push({ lab, shelf, answer, kept: shelf.read(answer.name) });
      await breath();
    }
    placed.push(answers);
  }
  const results: AnswerResult[] = [];
  const toGrade: Placed[] = [];
  const unproved = new Set<string>();
  let left = 0;
  for (const answers of placed) {
    const graded = new Set(
      options.mode === 'grade' ? answers : options.mode === 'changed' ? changedOf(answers) : [],
    );
    toGrade.push(...graded);
    const judged = answers.filter((one) => !graded.has(one));
    for (const { lab, answer, kept } of judged) {
      if (options.stop?.aborted) left += 1;
      else if (kept !== undefined) results.push(judgeAnswer(lab, answer, kept.recording));
      await breath();
    }
    if (options.mode === 'changed') notes.push(...olderGrader(judged));
    if (options.mode !== 'recorded') continue;
    notes.push(...answers.filter(({ kept }) => kept !== undefined).flatMap(newsOf));
    const missing = answers.filter(({ kept }) => kept === undefined);
    const [first] = missing;
    if (first === undefined) continue;
    unproved.add(first.lab.id);
    const remedy = `clusterprep check --only ${first.lab.id} --record`;
    problems.push(
      `${first.lab.id}: ${missing.length} of ${answers.length} answers are not recorded: ${remedy}`,
    );
  }
  left += await gradeAll(toGrade, options, results);
  const killed = new Map(options.labs.map(({ lab }) => [lab.id, killsOf(lab, results)]));
  if (options.only === undefined && left === 0)
    for (const each of options.labs.filter(({ lab }) => !unproved.has(lab.id))) {
      problems.push(...toothless(each.lab, killed.get(each.lab.id) ?? new Map()));
      const own = results.filter(({ answer }) => answer.lab === each.lab.id);
      problems.push(...lostFacts(each, new Set(own.flatMap(({ facts }) => facts))));
      notes.push(...unseenMistakes(each.lab, own));
    }
  return { results, problems, notes, killed, left, ms: Math.round(performance.now() - start) };
}

/** Between two pieces of work that never wait: so that Ctrl-C is heard. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Task = Placed & { readonly node: NodeAt; readonly run: number; readonly expected: number };

/** Resolves with how many grades are missing. */
async function gradeAll(
  placed: readonly Placed[],
  options: LabsOptions,
  results: AnswerResult[],
): Promise<number> {
  const tasks: Task[] = placed
    .flatMap((one) =>
      options.nodes.flatMap((node) =>
        Array.from({ length: options.repeat }, (_, at) => ({
          ...one,
          node,
          run: at + 1,
          expected: one.kept?.recording.durationMs ?? USUAL,
        })),
      ),
    )
    // The long ones first, so that no long one is left alone at the end.
    .toSorted((a, b) => a.run - b.run || b.expected - a.expected);
  options.onPlan(tasks.map(({ expected }) => expected));
  const from = {
    ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
    ...(options.stop === undefined ? {} : { signal: options.stop }),
  };
  const gradeOne = options.grade ?? gradeAnswer;
  const grade = ({ lab, answer, node, run }: Task, tries?: number) =>
    gradeOne({ lab, answer, run, node, ...from, ...(tries === undefined ? {} : { tries }) });
  let left = tasks.length;
  /** @param before what a try that proved nothing has taken, in milliseconds */
  const settle = (task: Task, result: AnswerResult, digests: Digests, before = 0) => {
    left -= 1;
    // A recording is large, and of no use once it is judged and kept.
    results.push({ ...result, recording: undefined, ms: before + result.ms });
    const keeps = options.record && task.run === 1 && task.node === options.nodes[0];
    if (keeps && result.recording !== undefined && result.problems.length === 0)
      task.shelf.write(task.answer.name, result.recording, digests);
    options.onResult(result, task.expected);
  };
  const open: { task: Task; ms: number }[] = [];
  await pool(
    tasks,
    options.width,
    async (task) => {
      const digests = task.shelf.digests(task.answer.name);
      const result = await grade(task, options.width > 1 ? 1 : undefined);
      if (result.unproved && options.width > 1) open.push({ task, ms: result.ms });
      else settle(task, result, digests);
    },
    options.stop,
  );
  // What was not proved beside other grades is graded once more alone.
  await pool(
    open,
    1,
    async ({ task, ms }) => settle(task, await grade(task), task.shelf.digests(task.answer.name), ms),
    options.stop,
  );
  return left;
}

function killsOf(lab: Lab, results: readonly AnswerResult[]): Map<string, string[]> {
  const kills = new Map<string, string[]>(lab.checks.map(({ id }) => [id, []]));
  for (const { answer, verdict } of results) {
    const { lab: of, name, expected } = answer;
    if (of !== lab.id || expected.kind !== 'fails') continue;
    for (const { id, status } of verdict?.checks ?? []) {
      const names = kills.get(id);
      // What an answer only may fail, by chance, proves nothing of the check.
      const proved = status === 'fail' && expected.fails.includes(id);
      if (proved && names?.includes(name) === false) names.push(name);
    }
  }
  return kills;
}
