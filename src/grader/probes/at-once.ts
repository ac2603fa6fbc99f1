import { setImmediate as turn } from 'node:timers/promises';
import type { Asked, KeptConnection } from '../run/client.ts';
import { type KeptTo, keepToAll } from '../run/keep-to.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { isStopped } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { ask } from './ask.ts';
import { numberOf, textOf } from './parameters.ts';
import { signalWorker } from './signal-worker.ts';

/** A signal takes effect within this where it can be seen, in milliseconds before scaling. */
const STOPS = 200;

/**
 * Requests that each worker finds all at once, `each` per worker, on connections that were kept. They carry `tag` and go to
 * `path`. Marks `asked`; with no request where the server keeps no connection.
 */
export const askAtOnce: Probe = async (run, parameters) => {
  const { kept } = await keepToAll(run, numberOf(parameters, 'each', 3));
  await allAtOnce(run, kept, (connection) => ask(run, parameters, { on: connection }));
  run.mark('asked', { tag: textOf(parameters, 'tag', 'at-once'), count: kept.length });
};

/**
 * One request on each connection: all workers are stopped, the requests are written, and the workers go on. So several
 * are under way in one worker whatever the machine does. Returns when all have come to an end.
 */
export async function allAtOnce(
  run: Run,
  kept: readonly KeptTo[],
  send: (connection: KeptConnection, at: number) => Asked,
): Promise<void> {
  if (run.over !== undefined) throw new RunOver(run.over);
  const pids = [...new Set(kept.map(({ pid }) => pid))];
  let sent: Asked[] = [];
  for (const pid of pids) signalWorker(run, pid, 'SIGSTOP');
  try {
    await until(() => pids.every((pid) => isStopped(pid) !== false), run.scaled(STOPS));
    // What a worker closed before is then known, and such a connection is opened anew.
    await turn();
    await turn();
    sent = kept.map(({ connection }, at) => send(connection, at));
    await Promise.all(sent.map(({ written }) => written));
  } finally {
    for (const pid of pids) signalWorker(run, pid, 'SIGCONT');
  }
  await Promise.all(sent.map(({ response }) => response));
}
