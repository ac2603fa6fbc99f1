import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { answersOf } from '../authoring/answers.ts';
import { keepBusy } from '../authoring/busy.ts';
import { type AnswerResult, checkLabs, type LabsResult } from '../authoring/check-labs.ts';
import { checkQuestions } from '../authoring/check-questions.ts';
import { matrixOf } from '../authoring/matrix.ts';
import { pool } from '../authoring/pool.ts';
import { type ProofResult, runProof } from '../authoring/proofs.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Isolation } from '../domain/timeline.ts';
import { packageRoot } from '../store/content/root.ts';
import { labSummaries, loadBlueprint, loadLab, loadQuestions } from '../store/content.ts';

export type CheckOptions = {
  readonly repeat?: number;
  readonly load?: boolean;
  readonly only?: readonly string[];
  readonly json?: boolean;
  readonly isolation?: Isolation;
};

type Checked = {
  readonly labs: LabsResult;
  readonly bank: readonly string[];
  readonly proofs: readonly ProofResult[];
  readonly ms: number;
};

/** Proves the content: labs by grading all their answers, questions by running their proofs. Resolves with the exit code. */
export async function checkCommand(options: CheckOptions = {}): Promise<number> {
  const start = performance.now();
  const chosen = await chooseLabs(options.only);
  const singles = options.only?.every((name) => name.includes('/')) === true ? options.only : undefined;
  const rest = options.load === true ? keepBusy() : () => {};
  try {
    const whole = options.only === undefined;
    const bank = whole ? checkQuestions(await loadQuestions(), await loadBlueprint()) : [];
    const proofs = whole ? await runProofs() : [];
    const labs = await checkLabs({
      labs: chosen,
      repeat: options.repeat ?? 1,
      // Grades mostly wait: half as many again as there are cores keeps them busy.
      width: options.load === true ? 1 : Math.ceil(availableParallelism() * 1.5),
      ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
      ...(singles === undefined
        ? {}
        : { only: (answer) => singles.includes(`${answer.lab}/${answer.name}`) }),
      onResult: tellResult,
    });
    const checked = { labs, bank, proofs, ms: Math.round(performance.now() - start) };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(jsonOf(checked))}\n`
        : textOf(
            chosen.map(({ lab }) => lab),
            checked,
          ),
    );
    return problemsOf(checked).length === 0 ? EXIT.ok : EXIT.notPassed;
  } finally {
    rest();
  }
}

/** `only` names labs, or single answers as `lab/answer` (`respawn/wrong/no-exit-handler`). */
async function chooseLabs(only: readonly string[] | undefined): Promise<{ lab: Lab; folder: string }[]> {
  const all = (await labSummaries()).map(({ id }) => id);
  if (only === undefined) return Promise.all(all.map(loadLab));
  const ids = [...new Set(only.map((name) => name.split('/')[0] ?? name))];
  const labs = await Promise.all(ids.map(loadLab));
  for (const name of only.filter((word) => word.includes('/'))) {
    const lab = labs.find((loaded) => name.startsWith(`${loaded.lab.id}/`));
    const known =
      lab === undefined
        ? []
        : answersOf(lab.lab, lab.folder).answers.map((answer) => `${answer.lab}/${answer.name}`);
    if (!known.includes(name)) throw new UsageError('unknown-answer', `There is no answer ${name}.`);
  }
  return labs;
}

async function runProofs(): Promise<ProofResult[]> {
  const questions = await loadQuestions();
  const results: ProofResult[] = [];
  const folder = join(packageRoot(), 'questions', 'proofs');
  await pool(questions, availableParallelism(), async (question) => {
    const result = await runProof(question, folder);
    if (result === undefined) return;
    results.push(result);
    progress(`proofs ${results.length}`);
    if (result.problem !== undefined)
      process.stderr.write(`\nproof of ${result.question}: ${result.problem}\n`);
  });
  return results;
}

function tellResult({ answer, problems, run }: AnswerResult, done: number, total: number): void {
  progress(`grades ${done} of ${total}`);
  for (const problem of problems)
    process.stderr.write(`\n${answer.lab}/${answer.name} (run ${run}): ${problem}\n`);
}

/** On a terminal one line that is written over; elsewhere nothing, for logs are read later. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}  `);
}

function problemsOf({ labs, bank, proofs }: Checked): string[] {
  return [
    ...bank,
    ...proofs.flatMap(({ question, problem }) =>
      problem === undefined ? [] : [`proof of ${question}: ${problem}`],
    ),
    ...labs.problems,
    ...labs.results.flatMap(({ answer, run, problems }) =>
      problems.map((problem) => `${answer.lab}/${answer.name} (run ${run}): ${problem}`),
    ),
  ];
}

function textOf(labs: readonly Lab[], checked: Checked): string {
  const problems = problemsOf(checked);
  const sum = checked.labs.results.reduce((total, { ms }) => total + ms, 0);
  const lines = [
    ...labs.map((lab) => `${matrixOf(lab, checked.labs)}\n`),
    `grades: ${checked.labs.results.length}, proofs: ${checked.proofs.length}, problems: ${problems.length}`,
    `time: ${seconds(checked.ms)}; the grades one by one took ${seconds(sum)}`,
    ...problems.map((problem) => `  ${problem}`),
  ];
  return `${lines.join('\n')}\n`;
}

function jsonOf(checked: Checked): unknown {
  return {
    schema: 1,
    ms: checked.ms,
    problems: problemsOf(checked),
    proofs: checked.proofs,
    grades: checked.labs.results.map(({ answer, run, verdict, problems, ms }) => ({
      lab: answer.lab,
      answer: answer.name,
      run,
      status: verdict?.status ?? null,
      mistake: verdict?.mistakes[0]?.id ?? null,
      failed: verdict?.checks.filter(({ status }) => status === 'fail').map(({ id }) => id) ?? [],
      problems,
      ms,
    })),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
