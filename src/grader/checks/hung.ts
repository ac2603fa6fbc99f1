import { lateAnswer, lateBoot } from './boots.ts';
import { at, type Check, count, type Decision, fail, late, pass, pidList } from './check.ts';
import { endedByItself, endTold, forkedBetween, markAfter, type Strike, strikesOf } from './strikes.ts';
import type { View } from './view.ts';

/** Beyond HEARTBEAT_TIMEOUT_MS so much is given to notice, to end it and to boot the next, in milliseconds before scaling. */
const GRACE = 1500;

/** The strike that made a worker hang; a kill or a crash before it is another story. */
function hangOf(view: View): Strike | undefined {
  return strikesOf(view).find(({ what }) => what === 'SIGSTOP' || what.startsWith('GET /block'));
}

/** The primary ended after an earlier strike, before a worker could be made to hang. */
function endedEarly(view: View, hang: Strike | undefined): Decision {
  const [strike] = strikesOf(view);
  const exit = endedByItself(view);
  if (strike === undefined || strike === hang || exit === undefined) return undefined;
  if (hang !== undefined && exit.t > hang.struck.t) return undefined;
  const told = `${strike.what} ended a worker at ${at(strike.struck.t)}, and ${Math.round(exit.t - strike.struck.t)} ms later the primary ended ${endTold(exit)}.`;
  return fail(`${told} Nobody was left to watch over the workers.`, strike.struck, exit);
}

/** A worker that hangs is ended, and a new one answers, within HEARTBEAT_TIMEOUT_MS and 1.5 s. */
export const replacesHung: Check = {
  needs: ['serving', 'struck'],
  judge(view) {
    const strike = hangOf(view);
    const early = endedEarly(view, strike);
    if (early !== undefined || strike === undefined) return early;
    const { struck } = strike;
    const pid = strike.aimed[0];
    const timeout = Number(view.given('HEARTBEAT_TIMEOUT_MS'));
    const limit = timeout + view.scaled(GRACE);
    const told = `Worker ${pid} hangs since ${at(struck.t)} (${strike.what})`;
    const limits = `HEARTBEAT_TIMEOUT_MS is ${timeout}, and ${view.scaled(GRACE)} ms more are allowed.`;
    const still = view.mark('hung-on');
    if (still !== undefined) {
      const exit = endedByItself(view);
      if (exit !== undefined)
        return fail(`${told}, and the primary ended ${endTold(exit)} at ${at(exit.t)}.`, struck, exit);
      const forked = forkedBetween(view, struck.t, still.t).length;
      const beside =
        forked === 0 ? '' : ` ${count(forked, 'new worker was', 'new workers were')} forked beside it.`;
      return late(
        view,
        limit,
        `${told}, and ${Math.round(still.t - struck.t)} ms later it was still there.${beside} ${limits}`,
        struck,
        still,
      );
    }
    if (strike.gone === undefined) return undefined;
    const ended = `${told}; ${Math.round(strike.gone.t - struck.t)} ms later it had been ended`;
    // Its successor may be seen in the same look as its end, and so before the mark.
    const from = strike.victims
      .map((victim) => view.process(victim)?.died?.lastSeen ?? struck.t)
      .reduce((a, b) => Math.min(a, b), strike.gone.t);
    const replaced = markAfter(view, 'replaced', struck.t);
    const never = markAfter(view, 'not-replaced', struck.t);
    if (replaced !== undefined) {
      const took = Math.round(replaced.t - struck.t);
      const answered = `${ended}, and after ${took} ms the new worker ${replaced.data?.pid} answered.`;
      if (took > limit) {
        const worker = view.process(Number(replaced.data?.pid));
        const time = { worker, from, limit: view.scaled(GRACE) };
        return lateAnswer(view, time, `${answered} ${limits}`, struck, strike.gone, replaced);
      }
      return pass(answered, struck, strike.gone, replaced);
    }
    if (never === undefined) return undefined;
    const time = { from, end: never.t, limit: view.scaled(GRACE) };
    return lateBoot(
      view,
      time,
      `${ended}, and no new worker answered. ${limits}`,
      struck,
      strike.gone,
      never,
    );
  },
};

/** Nobody but the worker that hangs is ended, and not more than one is forked for it. */
export const touchesOnlyHung: Check = {
  needs: ['serving', 'struck', 'steady-end'],
  judge(view) {
    const strike = hangOf(view);
    if (strike === undefined) return undefined;
    const { struck } = strike;
    const end = markAfter(view, 'steady-end', struck.t);
    if (end === undefined) return undefined;
    const hung = strike.aimed;
    const timeout = Number(view.given('HEARTBEAT_TIMEOUT_MS'));
    const dead = strike.before
      .filter((pid) => !hung.includes(pid))
      .map((pid) => view.process(pid))
      .find((seen) => seen?.died !== undefined && seen.died.t <= end.t);
    const told = `Worker ${pidList(hung)} hangs since ${at(struck.t)} (${strike.what})`;
    if (dead?.died !== undefined) {
      // A worker that gets no CPU sends no heartbeat either.
      return late(
        view,
        timeout,
        `${told}, and worker ${dead.pid}, which is well, was gone at ${at(dead.died.t)}.`,
        struck,
        dead.died,
      );
    }
    const forks = forkedBetween(view, struck.t, end.t);
    if (forks.length > hung.length) {
      return late(
        view,
        timeout,
        `${told}, and ${count(forks.length, 'worker was', 'workers were')} forked for it.`,
        struck,
        ...forks.map(({ born }) => born),
      );
    }
    return pass(
      `${told}; the others lived on, and ${count(forks.length, 'worker was', 'workers were')} forked.`,
      struck,
      end,
    );
  },
};

/** What became of a worker that hangs, for facts. */
export function hungOf(view: View) {
  const strike = hangOf(view);
  const still = view.mark('hung-on');
  if (strike === undefined || (strike.gone === undefined && still === undefined)) return undefined;
  return { strike, hung: strike.aimed, gone: strike.gone, still };
}
