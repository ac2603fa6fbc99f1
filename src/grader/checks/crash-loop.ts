import { at, type Check, count, fail, late, pass, pidList, unknown } from './check.ts';
import { endedByItself, endTold, forkedBetween, markAfter, strikesOf } from './strikes.ts';
import type { ProcessSeen, View } from './view.ts';

/** In so many milliseconds after the strike ... */
const WATCHED = 5000;
/** ... so many forks for each worker that was killed may come. */
const MOST_FORKS = 10;
/** As many as fit into the time where boots take long tell nothing, if the pauses between them are shorter on average, in milliseconds. */
const LEAST_PAUSE = 250;
const ENOUGH_FORKS = 6;
/** The primary may use so much of one CPU meanwhile. */
const MOST_CPU = 0.15;
/** No pause between two tries is longer, in milliseconds; a slow machine adds to it. */
const LONGEST_PAUSE = 2000;
const PAUSE_SLACK = 1000;
/** After the fault's end the pool is whole within this, in milliseconds before scaling. */
const WHOLE_AGAIN = 3000;
/** Who gives up must have tried so often before. */
const LEAST_TRIES = 3;

const NOTHING_FITS = 'But on a machine that is so slow or so busy, little fits into any time.';

/** How a loop of crashes has gone so far; undefined before its first strike. */
export function loopOf(view: View) {
  const [strike] = strikesOf(view);
  if (strike === undefined) return undefined;
  const { struck } = strike;
  const end = view.mark('loop-end');
  const killed = view.pids('struck', 'pids').length;
  const forks = forkedBetween(view, struck.t, end?.t ?? strike.until);
  const seconds = Math.round((end?.t ?? struck.t) - struck.t) / 1000;
  const start = view.mark('loop-start');
  const cpu = [start, end].map((mark) => (typeof mark?.data?.cpu === 'number' ? mark.data.cpu : undefined));
  const share =
    start === undefined || end === undefined || cpu[0] === undefined || cpu[1] === undefined
      ? undefined
      : (cpu[1] - cpu[0]) / (end.t - start.t);
  // Twice the time is watched where boots take long; nobody may fork more often for that.
  const inTime = forks.filter(({ born }) => born.t <= struck.t + WATCHED);
  return { struck, end, killed, forks, inTime, seconds, share, most: MOST_FORKS * killed };
}

/** Milliseconds from the end of each worker to the birth of the next, at most. */
export function pausesOf(forks: readonly ProcessSeen[]): number[] {
  return forks.slice(1).map(({ born }, at) => Math.max(0, born.t - (forks[at]?.died?.lastSeen ?? born.t)));
}

function averagePause(forks: readonly ProcessSeen[]): number | undefined {
  if (forks.length < ENOUGH_FORKS) return undefined;
  const pauses = pausesOf(forks);
  return pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
}

/** While every boot fails, not more than ten forks in 5 s for each worker that is missing, and not none. */
export const boundedForks: Check = {
  needs: ['serving', 'struck', 'victims-gone', 'loop-end'],
  judge(view) {
    const loop = loopOf(view);
    if (loop === undefined) return undefined;
    const { struck, end, forks, inTime, most, seconds } = loop;
    const beyond = inTime[most];
    const told = `${count(loop.killed, 'worker was', 'workers were')} killed at ${at(struck.t)}, and no new one can boot`;
    if (end === undefined) return undefined;
    if (beyond !== undefined) {
      return fail(
        `${told}: in ${WATCHED / 1000} s ${inTime.length} were forked; at most ${most} are allowed.`,
        struck,
        forks[0]?.born,
        beyond.born,
      );
    }
    const pause = loop.killed === 1 ? averagePause(forks) : undefined;
    if (pause !== undefined && pause < LEAST_PAUSE) {
      const ms = Math.round(pause);
      return unknown(
        `${told}: ${forks.length} were forked, each ${ms} ms on average after the end of the one before. Only because a boot takes so long here were there not more.`,
        struck,
        ...forks.map(({ born }) => born),
      );
    }
    if (forks.length === 0) {
      return late(view, end.t - struck.t, `${told}: in ${seconds} s nobody was forked at all.`, struck, end);
    }
    const seen = `${told}: in ${seconds} s ${count(forks.length, 'worker was', 'workers were')} forked.`;
    return view.calibration.tooSlow ? unknown(`${seen} ${NOTHING_FITS}`, end) : pass(seen, struck, end);
  },
};

/** While one place fails again and again, whoever asks is answered by the others. */
export const servesMeanwhile: Check = {
  needs: ['serving', 'struck', 'window-over', 'loop-end'],
  judge(view) {
    const end = view.mark('loop-end');
    const from = view.mark('window-over');
    if (from === undefined) return undefined;
    const asked = view.tagged('meanwhile').filter(({ sent }) => sent.t >= from.t);
    const lost = asked.find(({ response }) => response !== undefined && !response.ok);
    if (lost?.response !== undefined) {
      const { outcome } = lost.response;
      const how =
        outcome === 'timed-out'
          ? `had no answer after ${view.scaled(500)} ms`
          : `was not served (${outcome})`;
      const told = `While the other workers should serve, a new connection at ${at(lost.sent.t)} ${how}.`;
      const exit = endedByItself(view);
      if (exit !== undefined)
        return fail(
          `${told} The primary ended ${endTold(exit)} at ${at(exit.t)}.`,
          lost.sent,
          lost.response,
          exit,
        );
      if (outcome === 'timed-out') return late(view, view.scaled(500), told, lost.sent, lost.response);
      return fail(told, lost.sent, lost.response);
    }
    if (end === undefined) return undefined;
    if (asked.length === 0) return unknown('Nobody asked for anything meanwhile.', end);
    return pass(
      `All ${count(asked.length, 'new connection')} meanwhile were served by the others.`,
      from,
      end,
    );
  },
};

/** Waiting costs no CPU. */
export const primaryIdle: Check = {
  needs: ['serving', 'struck', 'loop-end'],
  judge(view) {
    const loop = loopOf(view);
    if (loop?.end === undefined) return undefined;
    if (loop.share === undefined) {
      return unknown('How much CPU a process uses cannot be read here.', loop.end);
    }
    const told = `In these ${loop.seconds} s the primary used ${Math.round(100 * loop.share)} % of a CPU`;
    if (loop.share > MOST_CPU)
      return fail(`${told}; who only waits needs none, and ${100 * MOST_CPU} % are allowed.`, loop.end);
    if (view.calibration.tooSlow) return unknown(`${told}. ${NOTHING_FITS}`, loop.end);
    return pass(`${told}.`, loop.end);
  },
};

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
    if (exit.t > off.t) {
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
