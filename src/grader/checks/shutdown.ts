import { type Check, unknown } from './check.ts';
import { deadline, orphans, promptly, respawn, zero } from './shutdown-end.ts';
import { inFlight, refuses } from './shutdown-requests.ts';
import { type Judge, shutdownOf } from './shutdown-view.ts';

function check(judge: Judge, ...needs: string[]): Check {
  return {
    needs: ['serving', 'in-flight-ready', 'signalled', ...needs],
    judge: (view) => {
      const shutdown = shutdownOf(view);
      return shutdown === undefined ? undefined : judge(view, shutdown);
    },
  };
}

/** Being dead is no shutdown: these count only when at least one request in flight was answered after the signal. */
function onceAnswered(judge: Judge): Judge {
  return (view, shutdown) => {
    if (shutdown.answered.length > 0) return judge(view, shutdown);
    if (!shutdown.closed) return undefined;
    return unknown(
      'This counts only when at least one request in flight is answered after the signal; none was.',
      shutdown.signal,
      ...shutdown.lost.slice(0, 3),
    );
  };
}

/** Every request in flight is answered 200, whole. */
export const finishesInFlight = check(inFlight);
/** From 250 ms after the signal every new connection is refused or reset. */
export const refusesNew = check(onceAnswered(refuses));
/** The primary is gone within 500 ms of the last answer. */
export const exitsPromptly = check(onceAnswered(promptly));
/** The primary exits by itself with code 0. */
export const exitsZero = check(zero);
/** 100 ms after the primary is gone none of its descendants lives. */
export const leavesNoOrphans = check(onceAnswered(orphans));
/** No new worker after the signal. */
export const noRespawn = check(onceAnswered(respawn));
/** All of it for SIGINT to the whole group, as Ctrl-C sends it. */
export const handlesCtrlC = check((view, shutdown) => {
  const decisions = [inFlight, zero, onceAnswered(promptly), onceAnswered(orphans)].map((judge) =>
    judge(view, shutdown),
  );
  const failed = decisions.find((decision) => decision?.status === 'fail');
  if (failed !== undefined) return failed;
  if (decisions.some((decision) => decision === undefined)) return undefined;
  return decisions.find((decision) => decision?.status === 'unknown') ?? decisions[0];
});
/** With a request that never ends: gone by the deadline, and not long before it. */
export const meetsDeadline = check(deadline);
