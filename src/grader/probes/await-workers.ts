import { recordListeners } from '../run/listeners.ts';
import { Patience } from '../run/patience.ts';
import { type Probe, type Run, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { burst } from './burst.ts';
import { numberOf } from './parameters.ts';

/**
 * Asks on fresh connections until as many workers as the scenario expects have answered, for at most `limit` ms.
 * With `need`, a program that never has so many is not probed further. Marks `workers-up`.
 */
export const awaitWorkers: Probe = async (run, parameters) => {
  const limit = run.scaled(numberOf(parameters, 'limit', 4000));
  const start = run.recorder.now();
  const patience = new Patience(run, limit);
  let asked = 0;
  const enough = () => answering(run) >= run.expected;
  while (!enough() && patience.left() > 0 && !run.primaryGone()) {
    await run.get('settle', '/', run.scaled(1000));
    asked += 1;
    // When a few rounds were not enough the rest is waiting, and a long row of answers tells nothing more.
    if (asked > 4 * run.expected) await until(() => run.over !== undefined, 20);
    // Without round robin the system may prefer some workers: keep them busy, so that the others get their turn.
    const late = run.recorder.now() - start > run.scaled(600);
    if (late && !enough() && run.workers().length >= run.expected)
      await burst(run, 'settle', 8 * run.expected);
  }
  // Who holds the port tells whether one that never answered was passed over by the system.
  if (!enough()) recordListeners(run.table, run.job.port, run.recorder);
  await run.table.look();
  const workers = run.workers();
  const excuse = enough() ? undefined : patience.excuse();
  const detail = excuse === undefined ? {} : { detail: excuse };
  run.recorder.record({ kind: 'condition', name: 'workers', met: enough(), limit, ...detail });
  run.mark('workers-up', { workers, answering: answering(run), expected: run.expected });
  if (parameters.need === true && workers.length < run.expected) {
    throw new Unmet(
      'workers',
      `it was given WORKERS=${run.expected}, and after ${Math.max(limit, Math.round(run.recorder.now() - start))} ms it has ${workers.length} worker${workers.length === 1 ? '' : 's'}`,
      'program',
    );
  }
};

function answering(run: Run): number {
  return run.workers().filter((pid) => run.answered.has(pid)).length;
}
