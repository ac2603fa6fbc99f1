import { at, type Check, count, fail, late, pass, tooBusy, unknown } from './check.ts';
import { loopOf, pausesOf, WATCHED } from './crash-loop-view.ts';
import { endedByItself, endTold } from './strikes.ts';
import type { ProcessSeen } from './view.ts';

/** As many as fit into the time where boots take long tell nothing, if the pauses between them are shorter on average, in milliseconds. */
const LEAST_PAUSE = 250;
const ENOUGH_FORKS = 6;
/** The primary may use so much of one CPU meanwhile. */
const MOST_CPU = 0.15;

const NOTHING_FITS = 'But on a machine that is so slow or so busy, little fits into any time.';

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
      return tooBusy(
        `${told}: ${forks.length} were forked, each ${ms} ms on average after the end of the one before. Only because a boot takes so long here were there not more.`,
        struck,
        ...forks.map(({ born }) => born),
      );
    }
    if (forks.length === 0) {
      return late(view, end.t - struck.t, `${told}: in ${seconds} s nobody was forked at all.`, struck, end);
    }
    const seen = `${told}: in ${seconds} s ${count(forks.length, 'worker was', 'workers were')} forked.`;
    return view.calibration.tooSlow ? tooBusy(`${seen} ${NOTHING_FITS}`, end) : pass(seen, struck, end);
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
      if (view.primaryExit !== undefined && view.primaryExit.i < loop.end.i)
        return unknown(
          'The primary had ended by then, so its use of the CPU was not measured.',
          view.primaryExit,
        );
      return unknown('How much CPU a process uses cannot be read here.', loop.end);
    }
    const told = `In these ${loop.seconds} s the primary used ${Math.round(100 * loop.share)} % of a CPU`;
    if (loop.share > MOST_CPU)
      return fail(`${told}; who only waits needs none, and ${100 * MOST_CPU} % are allowed.`, loop.end);
    if (view.calibration.tooSlow) return tooBusy(`${told}. ${NOTHING_FITS}`, loop.end);
    return pass(`${told}.`, loop.end);
  },
};
