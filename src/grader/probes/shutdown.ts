import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf } from './parameters.ts';

/** New connections are tried from here on after the signal, and so often, in milliseconds. */
const FIRST_TRY = 150;
const TRY_EVERY = 25;
/** A connection that is neither answered nor refused in this time hangs. */
const HANGS = 500;
/** After the primary has gone, its descendants are watched for so long. */
const AFTERWARDS = 300;

/** Sends `signal` to the `primary` alone or to its whole process `group`, as a terminal does. Marks `signalled`. */
export const sendSignal: Probe = async (run, parameters) => {
  const signal = textOf(parameters, 'signal', 'SIGTERM') as NodeJS.Signals;
  const group = textOf(parameters, 'to', 'primary') === 'group';
  await run.table.look();
  const pid = run.primary();
  run.mark('signalled', { signal, workers: run.workers() });
  run.recorder.record({ kind: 'signal', signal, to: group ? 'group' : 'primary', pid, victim: false });
  if (!signalProcess(group ? -pid : pid, signal)) run.mark('signal-missed');
};

/**
 * Watches a shutdown to its end, for at most `limit` ms (default: SHUTDOWN_TIMEOUT_MS and 3 s): tries new connections
 * until the primary has gone, then looks for a while at what it left behind. Marks `watched`.
 */
export const watchShutdown: Probe = async (run, parameters) => {
  const signalled = run.marks.get('signalled')?.t ?? run.recorder.now();
  const limit = signalled + run.scaled(numberOf(parameters, 'limit', timeoutOf(run) + 3000));
  const finished = () => run.primaryGone() && run.table.pids().length === 0;
  const trying = tryConnections(run, signalled, limit);
  await until(
    () => run.primaryGone(),
    limit - run.recorder.now(),
    () => run.over !== undefined,
  );
  await until(finished, Math.min(run.scaled(AFTERWARDS), Math.max(0, limit - run.recorder.now())));
  if (parameters.all === true) await until(finished, Math.max(0, limit - run.recorder.now()));
  await trying;
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  run.mark('watched', { left: run.table.pids(), pending: await stillPending(run) });
};

/** SHUTDOWN_TIMEOUT_MS as the lab has it, before scaling. */
function timeoutOf(run: Run): number {
  return Number.parseInt(run.scenario.env.SHUTDOWN_TIMEOUT_MS ?? '5000', 10);
}

async function tryConnections(run: Run, signalled: number, limit: number): Promise<void> {
  const open: Promise<unknown>[] = [];
  let next = signalled + run.scaled(FIRST_TRY);
  const done = () => run.primaryGone() || run.over !== undefined || run.recorder.now() >= limit;
  while (!done()) {
    await until(() => run.recorder.now() >= next, 10_000, done);
    if (done()) break;
    open.push(run.client.get('late', '/', run.scaled(HANGS)));
    // A hundred tell as much as a thousand; afterwards every quarter of a second is enough.
    next = run.recorder.now() + (open.length < 100 ? TRY_EVERY : 250);
  }
  await Promise.all(open);
}

async function stillPending(run: Run): Promise<number> {
  let settled = 0;
  for (const response of run.inFlight) {
    void response.then(() => {
      settled += 1;
    });
  }
  await new Promise((resolve) => setImmediate(resolve));
  return run.inFlight.length - settled;
}
