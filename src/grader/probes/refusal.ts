import { type Probe, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf } from './parameters.ts';

/** A program that refuses its settings has ended within this, before scaling: it has nothing to do but to say so. */
const LIMIT = 3000;
/** What it said last may still be in the pipe when its end is told. */
const LAST_WORDS = 200;

/**
 * Waits for the program to end by itself, as it should when `variable` holds what it cannot use. Ends as soon as a
 * worker is seen: then it was not refused, and a program that forks without measure is not given the time to.
 * Records the condition `refused` and marks `refusal-over`.
 */
export const awaitRefusal: Probe = async (run, parameters) => {
  const limit = run.scaled(numberOf(parameters, 'limit', LIMIT));
  await run.until(
    'refused',
    () => run.primaryGone(),
    limit,
    () => run.workers().length > 0,
  );
  await until(() => run.program.child.stderr?.readableEnded ?? true, LAST_WORDS);
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('refusal-over', { variable: textOf(parameters, 'variable', 'WORKERS') });
};
