import { appendFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { keepBusy } from '../authoring/busy.ts';
import { checkLabs, type LabsResult } from '../authoring/check-labs.ts';
import type { NodeAt } from '../authoring/nodes.ts';
import { nameOf, reportOf } from '../authoring/report.ts';
import type { CheckReport } from '../domain/check-report.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import { checkHtml } from '../report/check-html.ts';
import { checkText } from '../report/check-text.ts';
import { readAsWritten } from '../store/content.ts';
import { examineBank } from './check/bank.ts';
import { type Chosen, chooseContent } from './check/choose.ts';
import { Meter } from './check/meter.ts';
import { type CheckOptions, nodesOf } from './check/options.ts';
import { proveQuestions } from './check/proofs.ts';
import { refuse } from './check/refuse.ts';
import { bankProblems, writtenProblems } from './check/written.ts';
import { withInterrupt } from './interrupt.ts';

const NOT_EXAMINED = { problems: [], report: null };

/**
 * Proves the content: labs by grading all their answers or judging their recordings, questions by running their proofs.
 * Resolves with the exit code. The first Ctrl-C ends what runs, and what was found so far is told. Throws UsageError.
 */
export async function checkCommand(options: CheckOptions = {}): Promise<number> {
  refuse(options);
  readAsWritten();
  if (options.mutants === true) {
    const { mutantsCommand } = await import('./check/mutants.ts');
    return withInterrupt((stop) => mutantsCommand(options, stop));
  }
  if (options.soak !== undefined && options.soak !== false) {
    const { soakCommand } = await import('./check/soak.ts');
    return withInterrupt((stop) => soakCommand(options, stop));
  }
  const start = performance.now();
  const chosen = await chooseContent(options.only);
  const { problems: review, report: coverage } = chosen.bank ? await examineBank() : NOT_EXAMINED;
  const bank = [
    ...(await writtenProblems(chosen, options.draft === true)),
    ...(chosen.bank ? await bankProblems() : []),
    ...review,
  ];
  const nodes = await nodesOf(options);
  await tryPage(options);
  // Until here there is nothing worth telling.
  return withInterrupt(async (stop) => {
    const { found, proofs, proofsLeft } = await run(chosen, options, nodes, stop);
    const ms = Math.round(performance.now() - start);
    const labs = chosen.labs.map(({ lab }) => lab);
    const report = reportOf({ labs, found, bank, coverage, proofs, proofsLeft, ms });
    await tell(report, options);
    if (stop.aborted) return EXIT.interrupted;
    return report.problems.length === 0 ? EXIT.ok : EXIT.notPassed;
  });
}

async function run(chosen: Chosen, options: CheckOptions, nodes: readonly NodeAt[], stop: AbortSignal) {
  const rest = options.load === true ? keepBusy() : () => {};
  try {
    const questions = options.recorded === true ? [] : chosen.questions;
    const proofs = await proveQuestions(questions, { nodes, width: options.jobs, stop });
    const found = await runLabs(chosen, options, nodes, stop);
    return { found, proofs: proofs.rows, proofsLeft: proofs.left };
  } finally {
    rest();
  }
}

function runLabs(
  { labs, answers }: Chosen,
  options: CheckOptions,
  nodes: readonly NodeAt[],
  stop: AbortSignal,
): Promise<LabsResult> {
  const meter = new Meter('grades', stop);
  // Grades mostly wait: half as many again as there are cores keeps them busy.
  const width = options.jobs ?? (options.load === true ? 1 : Math.ceil(availableParallelism() * 1.5));
  return checkLabs({
    labs,
    mode: options.recorded === true ? 'recorded' : options.changed === true ? 'changed' : 'grade',
    record: options.record === true,
    repeat: options.repeat ?? 1,
    width,
    nodes,
    stop,
    ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
    ...(answers === undefined ? {} : { only: answers }),
    onPlan: (expected) => meter.begin(expected, width),
    onResult: (result, expectedMs) => {
      for (const problem of result.problems) meter.tell(`${nameOf(result)}: ${problem}`);
      meter.done(expectedMs);
    },
  });
}

async function tell(report: CheckReport, { json, html }: CheckOptions): Promise<void> {
  if (html === true) process.stdout.write(checkHtml(report, new Date()));
  else process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : checkText(report));
  if (typeof html === 'string') await writeFile(html, checkHtml(report, new Date()));
}

/** An hour of grading is not to end at a file that cannot be written. */
async function tryPage({ html }: CheckOptions): Promise<void> {
  if (typeof html !== 'string') return;
  try {
    await appendFile(html, '');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError('no-page', `The page cannot be written: ${why}.\nName another file after --html.`);
  }
}
