import { at, type Check, count, type Decision, fail, late, pass, pidList, unknown } from './check.ts';
import {
  endedByItself,
  endTold,
  forkedBetween,
  livingAt,
  markAfter,
  type Strike,
  seenBetween,
  strikesOf,
} from './strikes.ts';
import type { View } from './view.ts';

/** After a fatal exit the whole program is gone within this, in milliseconds before scaling. */
const FATAL_LIMIT = 3000;

/**
 * A worker that ended on purpose stays away: until the next strike nobody is forked, and primary and siblings live.
 * Judged at the second strike, so that a worker forked a little later is still seen by `pool-shrinks`.
 */
export const notReplaced: Check = {
  needs: ['serving', 'struck', 'victims-gone', 'steady-end'],
  judge(view) {
    const [strike] = strikesOf(view);
    if (strike === undefined) return undefined;
    const told = `A worker ended after ${strike.what} at ${at(strike.struck.t)}`;
    const steady = markAfter(view, 'steady-end', strike.struck.t);
    const exit = endedByItself(view);
    if (exit !== undefined && exit.t <= (steady?.t ?? strike.until)) {
      return fail(
        `${told}, and the primary ended too, ${endTold(exit)}: the others should serve on.`,
        strike.struck,
        exit,
      );
    }
    if (strike.gone === undefined) return unending(view, strike);
    const forked = forkedBetween(view, strike.struck.t, steady?.t ?? strike.until)[0];
    if (forked !== undefined) {
      const after = Math.round(forked.born.t - strike.struck.t);
      return fail(
        `${told}, on purpose, and ${after} ms later ${forked.pid} was forked in its place.`,
        strike.struck,
        forked.born,
      );
    }
    if (steady === undefined) return undefined;
    const siblings = strike.before.filter((pid) => !strike.victims.includes(pid));
    const dead = siblings
      .map((pid) => view.process(pid))
      .find((seen) => seen?.died !== undefined && seen.died.t <= steady.t);
    if (dead?.died !== undefined) {
      return fail(
        `${told}, and worker ${dead.pid} was gone at ${at(dead.died.t)} too, though nobody touched it.`,
        strike.struck,
        dead.died,
      );
    }
    const waited = Math.round(steady.t - strike.gone.t);
    return pass(
      `${told}; ${waited} ms after its end nobody had taken its place, and ${pidList(siblings)} lived on.`,
      strike.gone,
      steady,
    );
  },
};

/** What must end a worker did not. */
function unending(view: View, strike: Strike): Decision {
  const waited = view.condition('victim-gone');
  if (waited === undefined || waited.met) return undefined;
  return late(
    view,
    waited.limit,
    `${strike.what} was sent at ${at(strike.struck.t)}, and no worker ended within ${waited.limit} ms.`,
    strike.struck,
    waited,
  );
}

/** After one intended end and one crash there is one worker less than at the start: only the crash was made up for. */
export const poolShrinks: Check = {
  needs: ['serving', 'struck', 'victims-gone', 'steady-end'],
  judge(view) {
    const [intended, crashed] = strikesOf(view);
    const first = intended?.before.length ?? 0;
    if (intended === undefined || crashed === undefined || crashed.gone === undefined) return undefined;
    const end = markAfter(view, 'steady-end', crashed.struck.t);
    if (end === undefined) return undefined;
    const told = `Of ${count(first, 'worker')} one ended on purpose (${intended.what}) and then one died (${crashed.what})`;
    const exit = endedByItself(view);
    if (exit !== undefined && exit.t <= end.t) {
      return fail(`${told}; the primary ended too, ${endTold(exit)}.`, crashed.struck, exit);
    }
    const alive = livingAt(view, end.t);
    const forks = forkedBetween(view, intended.struck.t, end.t);
    const seen = `${told}; ${count(forks.length, 'worker')} came, and in the end there were ${alive.length}`;
    const cites = [intended.struck, crashed.struck, end, ...forks.map(({ born }) => born)];
    const since = seenBetween(view, crashed.struck.t, end.t);
    if (since.length === 0) {
      return late(
        view,
        view.scaled(FATAL_LIMIT),
        `${seen}. The one that died should have been replaced.`,
        ...cites,
      );
    }
    if (forks.length > 1 || alive.length !== first - 1) {
      return fail(`${seen}. It should be one new worker, and ${first - 1} in all.`, ...cites);
    }
    return pass(`${seen}: exactly the one that died was replaced.`, ...cites);
  },
};

/**
 * The strike that was fatal is the last: those before it only made room for workers that were not there at the start.
 * `nobody`: no worker was left that could end with a fatal code, so that nothing shows what would have come of it.
 */
function fatalOf(view: View) {
  const strike = strikesOf(view).at(-1);
  const watched = view.mark('end-watched');
  if (strike === undefined || watched === undefined) return undefined;
  const { struck, before, what } = strike;
  const because = `At ${at(struck.t)} no worker was left to end after ${what}.`;
  return { strike, watched, nobody: before.length > 0 ? undefined : unknown(because, struck) };
}

/** After a fatal exit nobody is left within 3 s. */
export const stopsOnFatal: Check = {
  needs: ['serving', 'struck', 'end-watched'],
  judge(view) {
    const fatal = fatalOf(view);
    if (fatal === undefined) return undefined;
    const { strike, watched, nobody } = fatal;
    if (nobody !== undefined) return nobody;
    const limit = view.scaled(FATAL_LIMIT);
    const told = `A worker ended after ${strike.what} at ${at(strike.struck.t)}`;
    const forks = forkedBetween(view, strike.struck.t, watched.t).length;
    const also = forks === 0 ? '' : ` ${count(forks, 'new worker')} came up instead.`;
    const exit = endedByItself(view);
    const left = view.pids('end-watched', 'left');
    if (forks > 0 && left.length > 0) {
      return fail(`${told}, which is fatal, and the program did not end.${also}`, strike.struck, watched);
    }
    if (exit === undefined || exit.t > watched.t) {
      return late(
        view,
        limit,
        `${told}, and ${limit} ms later the primary was still running.`,
        strike.struck,
        watched,
      );
    }
    if (left.length > 0) {
      return late(
        view,
        limit,
        `${told}. The primary ended, but ${limit} ms later ${pidList(left)} still lived.`,
        strike.struck,
        exit,
        watched,
      );
    }
    return pass(
      `${told}; ${Math.round(watched.t - strike.struck.t)} ms later nothing of the program was left.`,
      strike.struck,
      exit,
    );
  },
};

/** The primary ends by itself, with a code other than 0. */
export const failsLoudly: Check = {
  needs: ['serving', 'struck', 'end-watched'],
  judge(view) {
    const fatal = fatalOf(view);
    if (fatal === undefined) return undefined;
    const { watched, nobody } = fatal;
    if (nobody !== undefined) return nobody;
    const exit = endedByItself(view);
    if (exit === undefined || exit.t > watched.t) {
      return late(
        view,
        view.scaled(FATAL_LIMIT),
        'The primary never ended, so it told nobody that there is something to mend.',
        watched,
      );
    }
    if (exit.signal !== null)
      return fail(
        `The primary was ended by ${exit.signal}; it should end by itself, with a code other than 0.`,
        exit,
      );
    if (exit.code === 0) return fail('The primary ended with code 0, which says that all is well.', exit);
    return pass(`The primary ended with code ${exit.code}.`, exit);
  },
};
