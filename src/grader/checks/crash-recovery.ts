import { at, type Check, count, fail, late, pass, pidList } from './check.ts';
import { loopOf } from './crash-loop-view.ts';
import { endedByItself, endTold, forkedBetween, markAfter, strikesOf } from './strikes.ts';
import type { View } from './view.ts';

/** No pause between two tries is longer, in milliseconds; a slow machine adds to it. */
const LONGEST_PAUSE = 2000;
const PAUSE_SLACK = 300;
/** After the fault's end the pool is whole within this, in milliseconds before scaling. */
const WHOLE_AGAIN = 3000;
/** Who gives up must have tried so often before. */
const LEAST_TRIES = 3;

/** Once a boot can succeed again, the pool is whole within 3 s, by the primary that was there before. */
export const recovers: Check = {
  needs: ['serving', 'struck', 'loop-end', 'fault-off', 'steady-end'],
  judge(view) {
    const [strike] = strikesOf(view);
    const off = view.mark('fault-off');
    if (strike === undefined || off === undefined) return undefined;
    const end = markAfter(view, 'steady-end', off.t);
    if (end === undefined) return undefined;
    const exit = endedByItself(view);
    if (exit !== undefined && exit.t <= end.t) {
      return fail(
        `The primary ended ${endTold(exit)} at ${at(exit.t)}, though other workers were serving.`,
        exit,
      );
    }
    const limit = LONGEST_PAUSE + view.scaled(PAUSE_SLACK);
    const forks = forkedBetween(view, strike.struck.t, end.t);
    // A pause may still go on when the fault ends.
    const pauses = forks.flatMap((seen, index) => {
      const from = seen.died?.t;
      const to = forks[index + 1]?.born ?? off;
      return from === undefined || from > off.t
        ? []
        : [{ from, to, ms: ('notSeen' in to ? to.notSeen : to.t) - from }];
    });
    const long = pauses.find(({ ms }) => ms > limit);
    if (long !== undefined) {
      const told = `A try had failed at ${at(long.from)}, and ${Math.round(long.ms)} ms later there had been no other`;
      return late(view, limit, `${told}. No pause may be longer than ${LONGEST_PAUSE} ms.`, long.to);
    }
    return wholeAgain(view);
  },
};

function wholeAgain(view: View) {
  const off = view.mark('fault-off');
  const end = off === undefined ? undefined : markAfter(view, 'steady-end', off.t);
  if (off === undefined || end === undefined) return undefined;
  const limit = view.scaled(WHOLE_AGAIN);
  const whole = view.mark('whole');
  const now = view.pids('steady-end', 'workers').length;
  const told = `From ${at(off.t)} on a new worker could boot again`;
  if (whole === undefined) {
    const most = view.pids('steady-start', 'workers').length;
    return late(
      view,
      limit,
      `${told}; ${limit} ms later there were ${most} of ${view.expected} workers.`,
      off,
      end,
    );
  }
  const took = Math.round(whole.t - off.t);
  if (now !== view.expected) {
    return fail(
      `${told}; ${took} ms later there were ${view.expected} workers, but then ${now}.`,
      off,
      whole,
      end,
    );
  }
  return pass(`${told}; ${took} ms later the pool was whole, and it stayed so.`, off, whole, end);
}

/**
 * Whether who ended at `exit` could have known that the fault had ended at `off`: it had tried once more, somebody served,
 * or there had been time for a try.
 */
function couldHaveBooted(view: View, off: number, exit: number): boolean {
  const [strike] = strikesOf(view);
  const served = forkedBetween(view, strike?.struck.t ?? off, exit).some(({ answered }) => answered);
  return served || exit - off > LONGEST_PAUSE || forkedBetween(view, off, exit).length > 0;
}

/** With no worker left: either it keeps on trying and comes back, or it gives up for all to see, and leaves nothing. */
export const comesBackOrGivesUp: Check = {
  needs: ['serving', 'struck', 'loop-end', 'fault-off', 'steady-end'],
  judge(view) {
    const exit = endedByItself(view);
    const loop = loopOf(view);
    if (exit === undefined || loop === undefined) return wholeAgain(view);
    const { end, forks } = loop;
    const off = view.mark('fault-off');
    const over = off === undefined ? undefined : markAfter(view, 'steady-end', off.t);
    if (end === undefined || off === undefined || over === undefined) return undefined;
    const told = `With no worker left it gave up after ${count(forks.length, 'fork')}, and the primary ended ${endTold(exit)}`;
    if (exit.t > off.t && couldHaveBooted(view, off.t, exit.t)) {
      return fail(`${told}, at ${at(exit.t)}, when new workers could boot again.`, off, exit);
    }
    if (exit.signal !== null || exit.code === 0) {
      const taken = exit.signal === null ? 'a good end' : 'a kill';
      return fail(`${told}: whoever watches over it takes that for ${taken}.`, exit);
    }
    if (forks.length < LEAST_TRIES) {
      // Timed, as a try that is over between two looks at the process table is not seen.
      return late(view, end.t - loop.struck.t, `${told}: it should try ${LEAST_TRIES} times at least.`, exit);
    }
    const left = view.processes.filter(({ died }) => died === undefined || died.t > over.t);
    if (left.length > 0) {
      return fail(`${told}, but it left ${pidList(left.map(({ pid }) => pid))} behind.`, exit, over);
    }
    return pass(`${told}: that is for its supervisor to see.`, exit);
  },
};
