import type { Probe } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** Lets the program be for `ms`, while the process table is watched: whether nothing happens is what is looked at. */
export const steady: Probe = async (run, parameters) => {
  await run.table.look();
  run.mark('steady-start', { workers: run.workers() });
  await until(() => run.over !== undefined, run.scaled(numberOf(parameters, 'ms', 500)));
  await run.table.look();
  run.mark('steady-end', { workers: run.workers() });
};
