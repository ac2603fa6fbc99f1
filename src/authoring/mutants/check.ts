import { UsageError } from '../../domain/errors.ts';
import type { Lab } from '../../domain/lab.ts';
import type { ExplainedMutant, MutantRow, MutantsReport } from '../../domain/mutants-report.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { pool } from '../pool.ts';
import { equivalentsOf, outdated } from './equivalent.ts';
import type { Mutant } from './mutate.ts';
import { type Fate, fateOf, solutionMutants } from './run.ts';

export type MutantsOptions = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  /** By the id of a lab: of this one only the mutants with these keys, also known equivalents. */
  readonly keys?: ReadonlyMap<string, readonly string[]>;
  /** Grades at once. */
  readonly width: number;
  /** Grade what fails to the end, and tell how it is explained. */
  readonly explain?: boolean;
  readonly onPlan: (mutants: number) => void;
  readonly onFate: (row: MutantRow, fate: Fate) => void;
  /** Ends what runs, and starts nothing more. */
  readonly stop?: AbortSignal;
};

/**
 * Grades the mutants of the labs' solutions but for the known equivalents, and tells which of them pass. Throws
 * UsageError for a key that no mutant has.
 */
export async function checkMutants(options: MutantsOptions): Promise<MutantsReport> {
  const start = performance.now();
  const labs = await Promise.all(
    options.labs.map(async ({ lab, folder }) => {
      const all = solutionMutants(folder);
      const keys = options.keys?.get(lab.id);
      if (keys !== undefined) {
        const mutants = keys.map((key) => withKey(lab.id, all, key));
        return { lab, folder, mutants, toGrade: mutants, outdated: [] };
      }
      const known = await equivalentsOf(lab.id, folder);
      const excused = new Set(known.map(({ key }) => key));
      const toGrade = all.filter(({ key }) => !excused.has(key));
      return { lab, folder, mutants: all, toGrade, outdated: outdated(known, all) };
    }),
  );
  const tasks = labs.flatMap(({ lab, folder, toGrade }) =>
    toGrade.map((mutant) => ({ lab, folder, mutant })),
  );
  options.onPlan(tasks.length);
  const fates: { row: MutantRow; fate: Fate; explained?: ExplainedMutant }[] = [];
  const { explain = false, stop } = options;
  const grade = async ({ lab, folder, mutant }: (typeof tasks)[number]) => {
    const { fate, verdict } = await fateOf(lab, folder, mutant, { whole: explain, signal: stop });
    const row = rowOf(lab, mutant);
    const told = explain && verdict !== undefined ? { explained: explainedOf(row, verdict) } : {};
    fates.push({ row, fate, ...told });
    options.onFate(row, fate);
  };
  await pool(tasks, options.width, grade, options.stop);
  const of = (lab: Lab, fate: Fate) =>
    fates.filter((each) => each.row.lab === lab.id && each.fate === fate).map(({ row }) => row);
  return {
    schema: 1,
    ms: Math.round(performance.now() - start),
    labs: labs.map(({ lab, mutants, toGrade, outdated }) => ({
      lab: lab.id,
      mutants: mutants.length,
      killed: of(lab, 'killed').length,
      equivalent: mutants.length - toGrade.length,
      survived: of(lab, 'passed'),
      undecided: [...of(lab, 'undecided'), ...of(lab, 'fault')],
      outdated,
      explained: fates.flatMap(({ row, explained }) =>
        row.lab === lab.id && explained !== undefined ? [explained] : [],
      ),
    })),
    left: tasks.length - fates.length,
  };
}

function withKey(lab: string, mutants: readonly Mutant[], key: string): Mutant {
  const found = mutants.find((mutant) => mutant.key === key);
  if (found !== undefined) return found;
  throw new UsageError(
    'unknown-mutant',
    `The solution of "${lab}" has no mutant ${key}.\n\`clusterprep check --mutants --only ${lab}\` tells those that survive; a key changes with its line.`,
  );
}

function explainedOf(row: MutantRow, { mistakes, checks }: Verdict): ExplainedMutant {
  const failed = checks.filter(({ status }) => status === 'fail');
  return {
    ...row,
    mistakes: mistakes.map(({ name }) => name),
    seen: Object.fromEntries(failed.map(({ id, because }) => [id, because])),
  };
}

function rowOf(lab: Lab, { key, file, line, kind, before, after }: Mutant): MutantRow {
  return { lab: lab.id, key, file, line, kind, before, after };
}
