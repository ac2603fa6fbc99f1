import { findListeners, recordListeners } from './listeners.ts';
import { Patience } from './patience.ts';
import { type Run, RunOver } from './run.ts';
import { until } from './until.ts';

/** A server that boots at all answers within this, in milliseconds before scaling, when it is let run. */
const BOOT_LIMIT = 10_000;
/** Between two tries. */
const PAUSE = 10;

export type Booted = 'serving' | 'not-serving' | 'port-taken';

/**
 * Waits until `GET /` is answered as the contract says. Ends early when the primary has ended and none of its
 * descendants lives, when an answer is wrong twice in a row, or when the program listens on another port.
 */
export async function awaitServing(run: Run): Promise<Booted> {
  const limit = run.scaled(BOOT_LIMIT);
  const patience = new Patience(run, limit);
  let wrong = 0;
  const listensElsewhere = elsewhereWatch(run);
  let elsewhereSince: number | undefined;
  for (let left = limit; left > 0; left = patience.left()) {
    const response = await run.get('boot', '/', Math.max(50, Math.min(run.scaled(2000), left)));
    if (response.ok) {
      await run.table.look();
      const listeners = recordListeners(run.table, run.job.port, run.recorder);
      if (listeners?.foreign === true) return 'port-taken';
      run.recorder.record({ kind: 'condition', name: 'serving', met: true, limit });
      return 'serving';
    }
    if (response.outcome === 'answered') wrong += 1;
    if (wrong >= 2 || gone(run)) break;
    if (response.outcome === 'refused') {
      elsewhereSince = listensElsewhere() ? (elsewhereSince ?? run.recorder.now()) : undefined;
      // A program may open another port first, an inspector for instance: give it time for the right one.
      if (elsewhereSince !== undefined && run.recorder.now() - elsewhereSince > run.scaled(1500)) break;
    }
    await until(
      () => false,
      PAUSE,
      () => run.over !== undefined || gone(run),
    );
    if (run.over !== undefined) throw new RunOver(run.over);
  }
  const excuse = patience.excuse();
  // The pipes may still hold what the program said last.
  await until(() => run.program.child.stderr?.readableEnded ?? true, 200);
  const listeners = recordListeners(run.table, run.job.port, run.recorder);
  if (listeners?.foreign === true) return 'port-taken';
  const detail = excuse === undefined ? {} : { detail: excuse };
  run.recorder.record({ kind: 'condition', name: 'serving', met: false, limit, ...detail });
  return 'not-serving';
}

function gone(run: Run): boolean {
  return run.primaryGone() && run.table.pids().length === 0;
}

/** Whether the program listens, but on other ports than its own. */
function elsewhereWatch(run: Run): () => boolean {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let seen = false;
  return () => {
    // Looking at all sockets costs a millisecond or two: not more often than ten times a second.
    if (run.recorder.now() - lookedAt < 100) return seen;
    lookedAt = run.recorder.now();
    const found = findListeners(run.table, run.job.port);
    seen = found !== null && found.holders.length === 0 && found.elsewhere.length > 0;
    return seen;
  };
}
