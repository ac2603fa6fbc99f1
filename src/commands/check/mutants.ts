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
  const labs = await chooseLabs(options.only, '--mutants');
  const width = options.jobs ?? Math.ceil(availableParallelism() * 1.5);
  const meter = new Meter('mutants', stop);
  const report = await checkMutants({
    labs,
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
