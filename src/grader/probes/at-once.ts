import { setImmediate as turn } from 'node:timers/promises';
import { keepToAll } from '../run/keep-to.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { isStopped } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { ask } from './ask.ts';
import { numberOf, textOf } from './parameters.ts';

/** A signal takes effect within this where it can be seen, in milliseconds before scaling. */
const STOPS = 200;

/**
 * Requests that each worker finds all at once, `each` per worker: all workers are stopped, the requests are written on
 * connections that were kept, and the workers go on. So several are under way in one worker whatever the machine does.
 * They carry `tag` and go to `path`. Marks `asked`; with no request where the server keeps no connection.
 */
export const askAtOnce: Probe = async (run, parameters) => {
  const { kept } = await keepToAll(run, numberOf(parameters, 'each', 3));
  const pids = [...new Set(kept.map(({ pid }) => pid))];
  const asked = await whileStopped(run, pids, () =>
    kept.map(({ connection }) => ask(run, parameters, { on: connection })),
  );
  await Promise.all(asked.map(({ response }) => response));
  run.mark('asked', { tag: textOf(parameters, 'tag', 'at-once'), count: kept.length });
};

/** What `send` sent while the processes stood still, once all of it is written and they go on. */
export async function whileStopped<Sent extends { written: Promise<void> }>(
  run: Run,
  pids: readonly number[],
  send: () => Sent[],
): Promise<Sent[]> {
  if (run.over !== undefined) throw new RunOver(run.over);
  for (const pid of pids) signal(run, pid, 'SIGSTOP');
  try {
    await until(() => pids.every((pid) => isStopped(pid) !== false), run.scaled(STOPS));
    // What a worker closed before is then known, and such a connection is opened anew.
    await turn();
    await turn();
    const sent = send();
    await Promise.all(sent.map(({ written }) => written));
    return sent;
  } finally {
    for (const pid of pids) signal(run, pid, 'SIGCONT');
  }
}

function signal(run: Run, pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  run.recorder.record({ kind: 'signal', signal: name, to: 'worker', pid, victim: false });
  signalProcess(pid, name);
}
