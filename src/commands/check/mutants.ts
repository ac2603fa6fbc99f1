import { availableParallelism } from 'node:os';
import { checkMutants } from '../../authoring/mutants/check.ts';
import { EXIT } from '../../domain/errors.ts';
import { mutantsText } from '../../report/mutants-text.ts';
import { chooseLabs } from './choose.ts';
import { Meter } from './meter.ts';
import type { CheckOptions } from './options.ts';

/** What a grade of a mutant is thought to take, in milliseconds: most of them fail early. */
const USUAL = 3000;

/**
 * `check --mutants`: grades small changes of the solutions. Exit code 1 when one passes that is not
 * known to be right, or could not be judged.
 */
export async function mutantsCommand(options: CheckOptions, stop: AbortSignal): Promise<number> {
  const { only, keys } = withoutKeys(options.only);
  const labs = await chooseLabs(only, '--mutants');
  const width = options.jobs ?? Math.ceil(availableParallelism() * 1.5);
  const meter = new Meter('mutants', stop);
  const report = await checkMutants({
    labs,
    keys,
    width,
    stop,
    explain: options.explain === true,
    onPlan: (mutants) =>
      meter.begin(
        Array.from({ length: mutants }, () => USUAL),
        width,
      ),
    onFate: ({ lab, key, file, line, before, after }, fate) => {
      if (fate !== 'killed') meter.tell(`${lab} ${key} ${fate}, ${file}:${line}: ${before} → ${after}`);
      meter.done(USUAL);
    },
  });
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : mutantsText(report));
  if (stop.aborted) return EXIT.interrupted;
  const fine = report.labs.every(
    ({ survived, undecided, outdated }) => survived.length + undecided.length + outdated.length === 0,
  );
  return fine ? EXIT.ok : EXIT.notPassed;
}

/** A mutant as it is named on a command line: `respawn/4491fa73b6`. */
const KEYED = /^(.+)\/([\da-f]{10})$/;

/** The labs that `only` names, and of which of them only some mutants are wanted. */
function withoutKeys(only: readonly string[] | undefined): {
  only: readonly string[] | undefined;
  keys: ReadonlyMap<string, readonly string[]>;
} {
  const keys = new Map<string, string[]>();
  const names = only?.map((name) => {
    const [, lab, key] = KEYED.exec(name) ?? [];
    if (lab === undefined || key === undefined) return name;
    keys.set(lab, [...(keys.get(lab) ?? []), key]);
    return lab;
  });
  // A lab that is named as a whole too is wanted as a whole.
  for (const name of only ?? []) keys.delete(name);
  return { only: names, keys };
}
