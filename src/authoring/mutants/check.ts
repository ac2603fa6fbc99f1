import type { Lab } from '../../domain/lab.ts';
import type { MutantRow, MutantsReport } from '../../domain/mutants-report.ts';
import { pool } from '../pool.ts';
import { equivalentsOf, outdated } from './equivalent.ts';
import type { Mutant } from './mutate.ts';
import { type Fate, fateOf, solutionMutants } from './run.ts';

export type MutantsOptions = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  /** Grades at once. */
  readonly width: number;
  readonly onPlan: (mutants: number) => void;
  readonly onFate: (row: MutantRow, fate: Fate) => void;
  /** Ends what runs, and starts nothing more. */
  readonly stop?: AbortSignal;
};

/** Grades the mutants of the labs' solutions but for the known equivalents, and tells which of them pass. */
export async function checkMutants(options: MutantsOptions): Promise<MutantsReport> {
  const start = performance.now();
  const labs = await Promise.all(
    options.labs.map(async ({ lab, folder }) => {
      const mutants = solutionMutants(folder);
      const known = await equivalentsOf(lab.id, folder);
      const excused = new Set(known.map(({ key }) => key));
      return { lab, folder, mutants, known, toGrade: mutants.filter(({ key }) => !excused.has(key)) };
    }),
  );
  const tasks = labs.flatMap(({ lab, folder, toGrade }) =>
    toGrade.map((mutant) => ({ lab, folder, mutant })),
  );
  options.onPlan(tasks.length);
  const fates: { row: MutantRow; fate: Fate }[] = [];
  const grade = async ({ lab, folder, mutant }: (typeof tasks)[number]) => {
    const fate = await fateOf(lab, folder, mutant, options.stop);
    const row = rowOf(lab, mutant);
    fates.push({ row, fate });
    options.onFate(row, fate);
  };
  await pool(tasks, options.width, grade, options.stop);
  const of = (lab: Lab, fate: Fate) =>
    fates.filter((each) => each.row.lab === lab.id && each.fate === fate).map(({ row }) => row);
  return {
    schema: 1,
    ms: Math.round(performance.now() - start),
    labs: labs.map(({ lab, mutants, known, toGrade }) => ({
      lab: lab.id,
      mutants: mutants.length,
      killed: of(lab, 'killed').length,
      equivalent: mutants.length - toGrade.length,
      survived: of(lab, 'passed'),
      undecided: [...of(lab, 'undecided'), ...of(lab, 'fault')],
      outdated: outdated(known, mutants),
    })),
    left: tasks.length - fates.length,
  };
}

function rowOf(lab: Lab, { key, file, line, kind, before, after }: Mutant): MutantRow {
  return { lab: lab.id, key, file, line, kind, before, after };
}
