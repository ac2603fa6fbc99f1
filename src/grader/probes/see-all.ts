import { recordListeners } from '../run/listeners.ts';
import type { Probe, Run } from '../run/run.ts';
import { burst } from './burst.ts';
import { numberOf } from './parameters.ts';

/**
 * Tries to get an answer from every worker: `per-worker` sequential fresh connections for each, then, for at most
 * 5 s, rounds of concurrent ones. Marks `saw-all` with who was seen and who was not.
 */
export const seeAll: Probe = async (run, parameters) => {
  await run.table.look();
  await seeWorkers(run, 'see', run.workers(), numberOf(parameters, 'per-worker', 4));
};

/** The same for the workers in `wanted` only; requests carry `tag`, the mark is `saw-all`. */
export async function seeWorkers(
  run: Run,
  tag: string,
  wanted: readonly number[],
  perWorker: number,
): Promise<void> {
  const seen = new Set<number>();
  const note = (pid: number | undefined) => {
    if (pid !== undefined) seen.add(pid);
  };
  const unseen = () => wanted.filter((pid) => !seen.has(pid));
  const width = Math.max(wanted.length, run.expected, 1);
  run.mark('see-start', { wanted: [...wanted] });
  for (let sent = 0; sent < perWorker * width && (unseen().length > 0 || sent < width); sent += 1) {
    note((await run.get(tag, '/', run.scaled(2000))).pid);
    if (run.primaryGone() && run.table.pids().length === 0) break;
  }
  const listeners = recordListeners(run.table, run.job.port, run.recorder);
  // Where the primary alone listens it takes them in turn: who was passed over then will be again.
  const inTurn = listeners !== null && unseen().every((pid) => !listeners.holders.includes(pid));
  const deadline = run.recorder.now() + run.scaled(inTurn ? 1000 : 5000);
  while (unseen().length > 0 && run.recorder.now() < deadline && run.table.pids().length > 0) {
    run.answered.clear();
    await burst(run, tag, 8 * width);
    for (const pid of run.answered) note(pid);
  }
  run.mark('saw-all', { wanted: [...wanted], seen: [...seen], unseen: unseen() });
}
