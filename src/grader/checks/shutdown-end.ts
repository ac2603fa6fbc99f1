import { at, count, fail, late, overran, pass, pidList, unknown } from './check.ts';
import { forkedAfter, type Judge } from './shutdown-view.ts';
import { surelyAlive } from './view.ts';

/** The primary goes within this after the last answer, in milliseconds before scaling. */
const PROMPT = 500;
/** Nobody may be left so long after the primary has gone. */
const ORPHANS_AFTER = 100;
/** Of the deadline, what must have been given to a stuck request. */
const LEAST_SHARE = 0.8;

/** The primary goes soon after the last answer. */
export const promptly: Judge = (view, shutdown) => {
  const { lastAnswer, exit, pending, now, watched } = shutdown;
  if (pending > 0 || lastAnswer === undefined) {
    if (!shutdown.closed) return undefined;
    return unknown(
      `${count(pending, 'request')} in flight never ended, so there is no last answer to count from.`,
      shutdown.signal,
    );
  }
  const limit = view.scaled(PROMPT);
  if (exit === undefined) {
    const took = (watched?.t ?? now) - lastAnswer.t;
    if (took <= limit + 50) return undefined;
    const told = `The last answer came at ${at(lastAnswer.t)}, and ${limit} ms later the primary was still running.`;
    const word = overran(view, { limit, took }, told, lastAnswer);
    // A machine that paused may yet show what no pause explains.
    return word.status === 'unknown' && watched === undefined ? undefined : word;
  }
  const took = Math.round(exit.t - lastAnswer.t);
  const told = `The primary ended ${took} ms after the last answer`;
  if (took > limit)
    return overran(view, { limit, took }, `${told}; the limit is ${limit} ms.`, lastAnswer, exit);
  return pass(
    took < 0 ? `The primary had ended ${-took} ms before the last answer.` : `${told}.`,
    lastAnswer,
    exit,
  );
};

/** It ends by itself, with code 0. */
export const zero: Judge = (view, { exit, signal, watched }) => {
  if (exit === undefined) {
    if (watched === undefined) return undefined;
    return late(
      view,
      watched.t - signal.t,
      `${Math.round(watched.t - signal.t)} ms after ${signal.signal} the primary was still running.`,
      signal,
      watched,
    );
  }
  if (exit.t < signal.t) return fail(`The primary had ended before ${signal.signal} was sent.`, exit);
  if (exit.signal !== null) {
    const told =
      exit.signal === signal.signal
        ? `${signal.signal} killed the primary: nothing in it handles that signal, or what does sends it to itself in the end.`
        : `The primary was killed by ${exit.signal}.`;
    return fail(told, signal, exit);
  }
  if (exit.code !== 0)
    return fail(`The primary ended with code ${exit.code}; an orderly stop ends with 0.`, exit);
  return pass('The primary ended by itself with code 0.', exit);
};

/** It leaves nobody behind. */
export const orphans: Judge = (view, { exit, now, watched }) => {
  if (exit === undefined) {
    return watched === undefined
      ? undefined
      : unknown('The primary never ended, so it left nothing behind that could be judged.', watched);
  }
  const moment = exit.t + view.scaled(ORPHANS_AFTER);
  const left = view.processes.filter((seen) => seen.role !== 'primary' && surelyAlive(seen, moment));
  if (now <= moment && watched === undefined) return undefined;
  if (left.length === 0)
    return pass(
      `${view.scaled(ORPHANS_AFTER)} ms after the end of the primary no process of the program was left.`,
      exit,
    );
  // They may be dead and not looked at since: only the last look tells.
  if (watched === undefined) return undefined;
  const told = `The primary ended at ${at(exit.t)}; ${view.scaled(ORPHANS_AFTER)} ms later ${stillAlive(left)}, with nobody to look after ${left.length === 1 ? 'it' : 'them'}.`;
  return late(view, view.scaled(ORPHANS_AFTER) * 5, told, exit, ...left.map(({ died }) => died));
};

/** It forks nobody while it stops. */
export const respawn: Judge = (view, shutdown) => {
  const forked = forkedAfter(view, shutdown);
  const first = forked[0];
  if (first !== undefined) {
    return fail(
      `After ${shutdown.signal.signal} the primary forked ${count(forked.length, 'new worker')}: ${pidList(forked.map(({ pid }) => pid))}, at ${at(first.born.t)}${forked.length === 1 ? '' : ' and later'}.`,
      shutdown.signal,
      first.born,
    );
  }
  return shutdown.watched === undefined
    ? undefined
    : pass('No worker was forked after the signal.', shutdown.signal);
};

/** It is gone by the deadline, and not long before it. */
export const deadline: Judge = (view, { since, signal, timeout, exit, watched }) => {
  if (timeout === null) return unknown('The scenario gave no SHUTDOWN_TIMEOUT_MS.');
  const limit = timeout + view.scaled(PROMPT);
  const ending = watched?.t ?? Number.POSITIVE_INFINITY;
  const alive = view.processes.filter(({ died }) => died === undefined || died.t > ending);
  const deaths = view.processes.flatMap(({ died }) => (died === undefined ? [] : [died]));
  if (alive.length > 0 || exit === undefined) {
    if (watched === undefined) return undefined;
    const told = `SHUTDOWN_TIMEOUT_MS is ${timeout}, but ${limit} ms after ${signal.signal} ${stillAlive(alive)}.`;
    return overran(view, { limit, took: watched.t - since }, told, signal, watched);
  }
  if (exit.t < since) return fail('The primary had ended before the signal was sent.', exit);
  const last = deaths.reduce((a, b) => (b.t > a.t ? b : a));
  const took = Math.round(last.t - since);
  if (last.t < since + LEAST_SHARE * timeout) {
    return fail(
      `Everything was gone ${took} ms after the signal, though a request was in flight and SHUTDOWN_TIMEOUT_MS gives it ${timeout} ms.`,
      signal,
      last,
    );
  }
  if (last.lastSeen > since + limit) {
    return overran(
      view,
      { limit, took: last.lastSeen - since },
      `The last process ended ${took} ms after the signal; SHUTDOWN_TIMEOUT_MS is ${timeout}, and ${limit - timeout} ms more are allowed.`,
      signal,
      last,
    );
  }
  return pass(
    `A request that never ends kept the program up for ${took} ms, and then all of its processes ended; SHUTDOWN_TIMEOUT_MS is ${timeout}.`,
    signal,
    last,
  );
};

/** `1 process (101) was still alive`. */
function stillAlive(left: readonly { readonly pid: number }[]): string {
  const one = left.length === 1;
  return `${count(left.length, 'process', 'processes')} (${pidList(left.map(({ pid }) => pid))}) ${one ? 'was' : 'were'} still alive`;
}
