import { scenarioEnv } from '../run/program.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { pidsIn } from './marked.ts';
import { numberOf } from './parameters.ts';

/** Beyond the interval so much is given for a call to come, in milliseconds before scaling. */
const GRACE = 3000;

/** Waits for the next call, or after a strike for one by another process, for at most the interval and 3 s. Marks `called`. */
export const awaitCall: Probe = async (run) => {
  const struck = run.marks.get('struck');
  const victims = pidsIn(run, 'struck', 'pids');
  const since = struck?.t ?? run.recorder.now();
  const known = run.calls?.all.length ?? 0;
  const from = struck === undefined ? known : 0;
  const fresh = () =>
    run.calls?.all.slice(from).some(({ t, pid }) => t >= since && !victims.includes(pid ?? 0)) === true;
  const limit = since + everyMs(run) + run.scaled(GRACE) - run.recorder.now();
  await until(fresh, Math.max(0, limit), () => run.over !== undefined || run.primaryGone());
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('called', { came: fresh() });
};

/** Lets `count` intervals pass, while calls are recorded. Marks `calls-start` and `calls-end`. */
export const watchCalls: Probe = async (run, parameters) => {
  const ms = everyMs(run) * numberOf(parameters, 'count', 12);
  run.mark('calls-start', { every: everyMs(run) });
  await until(() => run.over !== undefined, ms);
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  run.mark('calls-end', { every: everyMs(run) });
};

/** JOB_EVERY_MS as the program was given it. */
function everyMs(run: Run): number {
  const given = Number(scenarioEnv(run.job).JOB_EVERY_MS);
  return Number.isFinite(given) ? given : 1000;
}
