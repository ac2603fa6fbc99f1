import { type Probe, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** Waits until nothing of the program lives, for at most `limit` ms after the last strike. Marks `end-watched` with who is left. */
export const watchEnd: Probe = async (run, parameters) => {
  const since = run.marks.get('struck')?.t ?? run.recorder.now();
  const limit = since + run.scaled(numberOf(parameters, 'limit', 3000));
  const finished = () => run.primaryGone() && run.table.pids().length === 0;
  await until(finished, Math.max(0, limit - run.recorder.now()), () => run.over !== undefined);
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  run.mark('end-watched', { left: run.table.pids() });
};
