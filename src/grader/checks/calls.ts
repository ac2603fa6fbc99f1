import type { EventOf } from '../../domain/event.ts';
import { lateBoot } from './boots.ts';
import { at, type Check, count, fail, late, pass, pidList, unknown } from './check.ts';
import { acrossStrike, rhythm, watchesOf } from './rhythm.ts';
import { type Strike, strikesOf } from './strikes.ts';
import type { View } from './view.ts';

/** After the death of the owner, beyond the interval, in milliseconds before scaling. */
const GRACE = 3000;
/** As the probe waits for a replacement. */
const REPLACED = 3000;
/** Between the last run before another worker's death and the next, as a share of the interval, at most. */
const ACROSS = 1.5;

/** The job runs once in each interval, over the whole cluster. */
export const oncePerInterval: Check = {
  needs: ['serving', 'calls-end'],
  judge(view) {
    const [watch] = watchesOf(view);
    if (watch === undefined) return undefined;
    const wrong = rhythm(view, watch);
    if (wrong !== undefined) return wrong;
    return pass(
      `${count(watch.calls.length, 'run')} in ${Math.round(watch.end.t - watch.start)} ms, one every ${watch.every} ms.`,
      watch.calls[0],
      watch.end,
    );
  },
};

/** Whoever runs the job is a live worker. */
export const runsInWorker: Check = {
  needs: ['serving', 'calls-end'],
  judge(view) {
    const calls = view.of('call');
    const byPrimary = runByPrimary(view, 0);
    if (byPrimary !== undefined)
      return fail(`At ${at(byPrimary.t)} the primary (${byPrimary.pid}) ran the job itself.`, byPrimary);
    const [watch] = watchesOf(view);
    if (watch === undefined) return undefined;
    if (calls.length === 0) return unknown('The job never ran, so nobody ran it.', watch.end);
    const workers = new Set(view.workers().map(({ pid }) => pid));
    const stranger = calls.find(({ pid }) => pid === undefined || !workers.has(pid));
    if (stranger !== undefined) {
      const who =
        stranger.pid === undefined
          ? 'told no pid'
          : `told the pid ${Math.abs(stranger.pid)}, which is no worker's`;
      return fail(`Who ran the job at ${at(stranger.t)} ${who}.`, stranger);
    }
    return pass(
      `All ${count(calls.length, 'run')} came from workers: ${pidList([...new Set(calls.map(({ pid }) => pid ?? 0))])}.`,
      calls[0],
    );
  },
};

/**
 * After each death of the one that ran it last, of which `strikes` (default: 2) were planned, the job goes on, in another
 * worker, and still once.
 */
export const survivesOwner: Check = {
  needs: ['serving', 'calls-end'],
  judge(view, { strikes: planned = 2 }) {
    const strikes = strikesOf(view);
    const watches = watchesOf(view);
    if (watches.length <= Number(planned)) return undefined;
    const [first] = strikes;
    if (first === undefined) {
      const calls = view.of('call');
      if (calls.length === 0)
        return fail('The job never ran, so that it had no owner that could be killed.', watches.at(-1)?.end);
      return fail('The job was not run by a worker that could be killed.', calls.at(-1));
    }
    for (const [index, strike] of strikes.entries()) {
      const watch = watches.find(({ start }) => start >= strike.struck.t);
      const told = `${whoDied(strike, index)} killed at ${at(strike.struck.t)}`;
      const limit = (watches[0]?.every ?? 0) + view.scaled(GRACE);
      const own = runByPrimary(view, strike.struck.t);
      if (own !== undefined) {
        const by = `${told}, and at ${at(own.t)} the primary (${own.pid}) ran it itself, which a worker should do.`;
        return fail(by, strike.struck, own);
      }
      const next = view
        .of('call')
        .find(({ t, pid }) => t >= strike.struck.t && !strike.aimed.includes(pid ?? 0));
      if (next === undefined || next.t - strike.struck.t > limit) {
        const then =
          next === undefined
            ? 'and it never ran again'
            : `and only ${Math.round(next.t - strike.struck.t)} ms later it ran again`;
        return late(
          view,
          limit,
          `${told}, ${then}; ${limit} ms are allowed.`,
          strike.struck,
          next ?? watches.at(-1)?.end,
        );
      }
      const wrong = watch === undefined ? undefined : rhythm(view, watch);
      if (wrong !== undefined) return { ...wrong, because: `${told}. ${wrong.because}` };
    }
    const last = strikes.at(-1);
    const again = strikes.length > 1 ? ' When that one was killed, another one did.' : '';
    const told =
      first.aimed.length > 1
        ? `${whoDied(first, 0)} killed at ${at(first.struck.t)}, and one of those who came went on with the job.${again}`
        : `${count(strikes.length, 'time')} the worker that ran the job was killed, and each time another one went on with it.`;
    return pass(told, first.struck, last?.struck);
  },
};

/** A run by the primary after `since`. */
function runByPrimary(view: View, since: number): EventOf<'call'> | undefined {
  const primary = view.processes.find(({ role }) => role === 'primary')?.pid;
  return view.of('call').find(({ t, pid }) => t >= since && pid === primary);
}

function whoDied({ aimed }: Strike, index: number): string {
  const { length } = aimed;
  if (length > 1) return `All ${length} workers, the one that ran the job among them, were`;
  return `${index === 0 ? 'The' : 'The next'} worker that ran the job was`;
}

/** The death of a worker that does not run the job, and its replacement, change nothing, nor do they put a run off. */
export const stillOnce: Check = {
  needs: ['serving', 'struck', 'calls-end'],
  judge(view) {
    const [strike] = strikesOf(view);
    if (strike === undefined) return undefined;
    const watch = watchesOf(view).find(({ start }) => start >= strike.struck.t);
    if (watch === undefined) return undefined;
    const told = `Worker ${pidList(strike.aimed)}, which did not run the job, was killed at ${at(strike.struck.t)}`;
    const wrong = rhythm(view, watch);
    if (wrong !== undefined) return { ...wrong, because: `${told}. ${wrong.because}` };
    if (view.mark('replaced') === undefined) {
      const because = `${told}, and no new worker answered in ${view.scaled(REPLACED)} ms. What a replacement does cannot be seen where none comes.`;
      const never = view.mark('not-replaced');
      const time = { from: strike.struck.t, end: (never ?? watch.end).t, limit: view.scaled(REPLACED) };
      return lateBoot(view, time, because, strike.struck, never);
    }
    const across = acrossStrike(view);
    if (across !== undefined && across.ms > ACROSS * watch.every) {
      const { last, next } = across;
      const because = `${told}. The one that runs it ran it at ${at(last.t)} and then not before ${at(next.t)}, ${Math.round(across.ms)} ms later, where ${watch.every} ms are due.`;
      return late(view, ACROSS * watch.every, because, last, strike.struck, next);
    }
    return pass(
      `${told}; in the ${Math.round(watch.end.t - watch.start)} ms that were watched then the job ran ${count(watch.calls.length, 'time')}, as before.`,
      strike.struck,
      watch.end,
    );
  },
};
