import type { BankReport } from '../domain/bank-report.ts';
import type { CheckReport, GradeRow, LabMatrix, ProofRow } from '../domain/check-report.ts';
import type { Lab } from '../domain/lab.ts';
import type { LabsResult } from './check-labs.ts';
import type { AnswerResult } from './grade-answer.ts';

type Parts = {
  readonly labs: readonly Lab[];
  readonly found: LabsResult;
  readonly bank: readonly string[];
  readonly coverage?: BankReport | null;
  readonly proofs: readonly ProofRow[];
  /** How many proofs are missing, because the command was interrupted. */
  readonly proofsLeft?: number;
  readonly ms: number;
};

const KINDS = ['starter', 'solution', 'accepted', 'wrong'];

/** All that was found, as plain data. */
export function reportOf({
  labs,
  found,
  bank,
  coverage = null,
  proofs,
  proofsLeft = 0,
  ms,
}: Parts): CheckReport {
  const results = found.results.toSorted((a, b) => placeOf(a, labs).localeCompare(placeOf(b, labs)));
  return {
    schema: 1,
    ms,
    gradesMs: found.ms,
    sumMs: results.reduce((sum, result) => sum + result.ms, 0),
    labs: labs.map((lab) => matrixOf(lab, found.killed.get(lab.id) ?? new Map())),
    grades: results.map(rowOf),
    proofs,
    coverage,
    problems: [
      ...bank,
      ...proofs.flatMap(({ question, node, problem }) =>
        problem === null ? [] : [`proof of ${question} (${node}): ${problem}`],
      ),
      ...found.problems,
      ...results.flatMap((result) => result.problems.map((problem) => `${nameOf(result)}: ${problem}`)),
    ],
    notes: found.notes,
    left: found.left + proofsLeft,
  };
}

/** `respawn/wrong/only-once (run 1, v24.21.0)` */
export function nameOf({ answer, run, node, source }: AnswerResult): string {
  const how = source === 'recorded' ? 'recorded' : `run ${run}, ${node}`;
  return `${answer.lab}/${answer.name} (${how})`;
}

/** Sorts by lab, then by kind of answer, name and run. */
function placeOf({ answer, node, run }: AnswerResult, labs: readonly Lab[]): string {
  const lab = labs.findIndex(({ id }) => id === answer.lab);
  const kind = KINDS.findIndex((name) => answer.name.startsWith(name));
  return [String(lab).padStart(4), kind, answer.name, String(run).padStart(6), node].join(' ');
}

function matrixOf(lab: Lab, killed: ReadonlyMap<string, readonly string[]>): LabMatrix {
  return {
    lab: lab.id,
    title: lab.title,
    checks: lab.checks.map(({ id, title }) => ({
      id,
      title,
      kills: (killed.get(id) ?? []).toSorted(),
      unkilled: lab.unkilled.find(({ check }) => check === id)?.reason ?? null,
    })),
  };
}

function rowOf({ answer, run, node, source, verdict, problems, ms }: AnswerResult): GradeRow {
  const checks = verdict?.checks ?? [];
  const mistakes = verdict?.mistakes.map(({ id }) => id) ?? [];
  return {
    lab: answer.lab,
    answer: answer.name,
    run,
    node,
    source,
    status: verdict?.status ?? null,
    mistake: mistakes[0] ?? null,
    mistakes,
    failed: checks.filter(({ status }) => status === 'fail').map(({ id }) => id),
    checks: Object.fromEntries(checks.map(({ id, status }) => [id, status])),
    because: Object.fromEntries(
      checks.filter(({ status }) => status !== 'pass').map(({ id, because }) => [id, because]),
    ),
    problems,
    ms,
  };
}
