import { type Probe, type Run, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { handConnection } from './handing.ts';
import { pidsIn } from './marked.ts';
import { numberOf, textOf } from './parameters.ts';
import { killWorker, signalWorker } from './signal-worker.ts';

/**
 * For so long after a worker has gone Node itself may hand new connections to it, where they hang
 * (measured: up to 2 ms on Node 26; five leave room).
 */
const LOST_HANDOFF = 50;
/** A killed process leaves the table, and a crash ends its process, within this, before scaling. */
const DEATH = 3000;

/**
 * Sends SIGKILL to `count` workers at once: the oldest, or with `newest` the youngest, or with `caller` the one that has
 * called last (`caller: false`: one that has not), or with `before` the youngest of those that were there before
 * the reload. With `handing` a connection is on its way to each of them. Marks
 * `struck`, then `victims-gone`, then `window-over`. What an earlier strike or a reload has left too small is not struck: it shows by itself.
 */
export const kill: Probe = async (run, parameters) => {
  await run.table.look();
  const count = numberOf(parameters, 'count', 1);
  const workers = run.workers();
  const victims = choose(run, workers, count, parameters);
  // Whom it was that called, if no worker, tells by itself.
  const shown = parameters.caller === true || run.marks.has('struck') || run.marks.has('reload-sent');
  if (victims.length < count && shown) return;
  if (victims.length < count)
    throw new Unmet('workers', `there are only ${workers.length} workers to kill`, 'program');
  for (const pid of parameters.handing === true ? victims : []) {
    signalWorker(run, pid, 'SIGSTOP');
    await handConnection(run, pid);
  }
  run.mark('struck', {
    how: 'SIGKILL',
    pids: victims,
    workers,
    siblings: workers.filter((pid) => !victims.includes(pid)),
  });
  for (const pid of victims) {
    // One that has gone by itself in this very moment shows as gone below.
    killWorker(run, pid);
  }
  await afterDeath(
    run,
    () => victims.every((pid) => !run.table.has(pid)),
    () => victims,
  );
};

/** Asks for `path` (default: `/crash`): whichever worker gets it must end. Marks as `kill` does. */
export const crash: Probe = async (run, parameters) => {
  await run.table.look();
  const path = textOf(parameters, 'path', '/crash');
  const workers = run.workers();
  run.mark('struck', { how: 'crash', path, pids: [], workers, siblings: workers });
  const asked = run.client.ask({ tag: 'crash', path, timeout: run.scaled(DEATH) });
  const dead = () => workers.filter((pid) => !run.table.has(pid));
  // One worker got the request. Others that are gone by the next look went for another reason.
  await afterDeath(
    run,
    () => dead().length > 0,
    () => dead().slice(0, 1),
  );
  await asked.response;
};

function choose(
  run: Run,
  workers: readonly number[],
  count: number,
  { newest, caller, before }: Readonly<Record<string, unknown>>,
): number[] {
  const last = run.calls?.all.at(-1)?.pid;
  if (caller === true) return workers.filter((pid) => pid === last);
  if (caller === false) return workers.filter((pid) => pid !== last).slice(0, count);
  if (before === true) {
    const old = pidsIn(run, 'reload-sent', 'workers');
    return workers.filter((pid) => old.includes(pid)).slice(-count);
  }
  return newest === true ? workers.slice(-count) : workers.slice(0, count);
}

async function afterDeath(run: Run, died: () => boolean, victims: () => readonly number[]): Promise<void> {
  const waited = await run.until('victim-gone', died, run.scaled(DEATH), () => run.primaryGone());
  if (waited === 'late') return;
  const pids = [...victims()];
  for (const pid of pids) run.victims.add(pid);
  run.mark('victims-gone', { pids });
  await until(() => run.over !== undefined, LOST_HANDOFF);
  run.mark('window-over');
}
