import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gradeProgram } from '../../app/grade.ts';
import { GraderError } from '../../domain/errors.ts';
import type { Lab } from '../../domain/lab.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { packageRoot } from '../../store/content/root.ts';
import { type Mutant, mutantsOf } from './mutate.ts';

/** `killed`: a check failed it. `undecided`: neither failed nor passed. `fault`: the grader itself failed. */
export type Fate = 'killed' | 'passed' | 'undecided' | 'fault';

/** What became of a mutant; with its verdict where it was killed and graded to the end. */
export type Outcome = { readonly fate: Fate; readonly verdict?: Verdict };

export type FateOptions = {
  /** Grade to the end what fails too, for what a learner is told then. */
  readonly whole?: boolean;
  readonly signal?: AbortSignal | undefined;
};

/** The mutants of a solution: of all files that are the learner's work, not of those that the starter gives too. */
export function solutionMutants(folder: string): Mutant[] {
  const solution = join(folder, 'solution');
  return readdirSync(solution, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => {
      const text = readFileSync(join(solution, name), 'utf8');
      const given = join(folder, 'starter', name);
      const isGiven = existsSync(given) && readFileSync(given, 'utf8') === text;
      return isGiven ? [] : mutantsOf(name, text);
    });
}

/**
 * Grades one mutant. What passes is graded twice: a check that fails it only now and then kills it too. Rejects when
 * `signal` is aborted.
 */
export async function fateOf(
  lab: Lab,
  folder: string,
  mutant: Mutant,
  options: FateOptions = {},
): Promise<Outcome> {
  // Below node_modules, so that packages are found as from the lab, and nobody takes it for a source.
  const parent = join(packageRoot(), 'node_modules', '.cache', 'clusterprep-mutants');
  mkdirSync(parent, { recursive: true });
  const place = mkdtempSync(join(parent, `${lab.id}-`));
  try {
    cpSync(join(folder, 'solution'), place, { recursive: true });
    writeFileSync(join(place, mutant.file), mutant.text);
    const first = await gradeOnce(lab, place, options);
    return first.fate === 'killed' ? first : await gradeOnce(lab, place, options);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function gradeOnce(lab: Lab, place: string, { whole, signal }: FateOptions): Promise<Outcome> {
  const stop = new AbortController();
  try {
    const { verdict } = await gradeProgram(lab, place, {
      signal: signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]),
      onUpdate: (update) => {
        // One failed check is enough. But one that a limit of time decided may yet be judged again.
        const failed = update.type === 'finding' && update.finding.status === 'fail';
        if (failed && whole !== true && update.finding.timed !== true) stop.abort(new Error('killed'));
      },
    });
    if (verdict.status === 'fail') return { fate: 'killed', verdict };
    return { fate: verdict.status === 'pass' ? 'passed' : 'undecided' };
  } catch (error) {
    if (stop.signal.aborted) return { fate: 'killed' };
    signal?.throwIfAborted();
    if (error instanceof GraderError) return { fate: 'fault' };
    throw error;
  }
}
