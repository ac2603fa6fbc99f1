import { at, type Check, count, type Decision, ended, fail, late, pass, pidList, unknown } from './check.ts';
import { forkedAfter, lateTries, type Shutdown, shutdownOf } from './shutdown-view.ts';
import { surelyAlive, type View } from './view.ts';

/** From here on after the signal nobody new may be let in, in milliseconds before scaling. */
const CLOSED_AFTER = 250;
/** The primary goes within this after the last answer. */
const PROMPT = 500;
/** Nobody may be left so long after the primary has gone. */
const ORPHANS_AFTER = 100;
/** Of the deadline, what must have been given to a stuck request. */
const LEAST_SHARE = 0.8;

type Judge = (view: View, shutdown: Shutdown) => Decision;

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
    if (shutdown.watched === undefined && !view.ended) return undefined;
    return unknown(
      'This counts only when at least one request in flight is answered after the signal; none was.',
      shutdown.signal,
      ...shutdown.lost.slice(0, 3),
    );
  };
}

const inFlight: Judge = (view, shutdown) => {
  const { inFlight: all, answered, lost, pending, signal } = shutdown;
  const hasty = view
    .tagged('in-flight')
    .find(({ sent, response }) => response?.ok === true && tooSoon(sent.path, response.t - sent.t));
  if (hasty?.response !== undefined) {
    return fail(
      `GET ${hasty.sent.path} was answered after ${Math.round(hasty.response.t - hasty.sent.t)} ms, too soon for the work that it asks for.`,
      hasty.response,
    );
  }
  const first = lost[0];
  // All of them first, as long as that does not take too long: the number that was lost is what tells.
  if (first !== undefined && pending > 0 && shutdown.watched === undefined && !view.ended) return undefined;
  if (first !== undefined) {
    const told = `${count(all.length, 'request was', 'requests were')} in flight when ${signal.signal} came at ${at(signal.t)}; ${answered.length} of them were answered and ${all.length - answered.length} lost, the first at ${at(first.t)}: ${ended(first)}.`;
    return fail(told, signal, ...lost.slice(0, 5));
  }
  const early = view
    .tagged('in-flight')
    .find(({ response }) => response !== undefined && !response.ok && response.t < signal.t);
  if (early?.response !== undefined) {
    return fail(
      `GET ${early.sent.path} was not served, even before the signal came: ${ended(early.response)}.`,
      early.response,
    );
  }
  if (all.length === 0)
    return unknown('Every request had been answered before the signal came: nothing was in flight.', signal);
  if (pending > 0) {
    if (!view.ended) return undefined;
    const when = at(view.mark('ending')?.t ?? shutdown.now);
    return fail(
      `Of ${count(all.length, 'request')} in flight, ${pending} ${pending === 1 ? 'was' : 'were'} still unanswered when the run ended at ${when}.`,
      signal,
    );
  }
  const kept = view.mark('kept-open')?.data;
  const skipped =
    kept?.connections === 0 ? ' The server keeps no connection open, so only fresh ones were tried.' : '';
  return pass(
    `All ${all.length} requests that were in flight when ${signal.signal} came were answered, the last ${Math.round((shutdown.lastAnswer?.t ?? 0) - signal.t)} ms after it.${skipped}`,
    signal,
    shutdown.lastAnswer,
  );
};

/** Node's timers may fire a millisecond early; half the time asked for is no timer. */
function tooSoon(path: string, took: number): boolean {
  const asked = Number(/ms=(\d+)/.exec(path)?.[1] ?? 0);
  return took < asked / 2;
}

const refuses: Judge = (view, shutdown) => {
  const from = view.scaled(CLOSED_AFTER);
  const tries = lateTries(view, shutdown, from);
  const admitted = tries.find(
    ({ response }) => response !== undefined && !['refused', 'reset'].includes(response.outcome),
  );
  if (admitted?.response !== undefined) {
    const after = Math.round(admitted.sent.t - shutdown.since);
    const how = admitted.response.outcome === 'timed-out' ? 'then hung' : 'was answered';
    return late(
      view,
      from * 5,
      `The server took a new connection ${after} ms after the signal, which ${how}; from ${from} ms on it must refuse them.`,
      shutdown.signal,
      admitted.sent,
      admitted.response,
    );
  }
  if (shutdown.watched === undefined || tries.some(({ response }) => response === undefined))
    return undefined;
  if (tries.length === 0)
    return unknown(
      `The primary had ended before a connection could be tried ${from} ms after the signal.`,
      shutdown.exit,
    );
  return pass(
    `Of ${count(tries.length, 'new connection')} from ${from} ms after the signal on, every one was refused.`,
    shutdown.signal,
    tries[0]?.response,
  );
};

const promptly: Judge = (view, shutdown) => {
  const { lastAnswer, exit, pending } = shutdown;
  if (pending > 0 || lastAnswer === undefined) {
    if (shutdown.watched === undefined) return undefined;
    return unknown(
      `${count(pending, 'request')} in flight never ended, so there is no last answer to count from.`,
      shutdown.signal,
    );
  }
  const limit = view.scaled(PROMPT);
  if (exit === undefined) {
    if (shutdown.now - lastAnswer.t <= limit + 50) return undefined;
    return late(
      view,
      limit,
      `The last answer came at ${at(lastAnswer.t)}, and ${limit} ms later the primary was still running.`,
      lastAnswer,
    );
  }
  const took = Math.round(exit.t - lastAnswer.t);
  const told = `The primary ended ${took} ms after the last answer`;
  if (took > limit) return late(view, limit, `${told}; the limit is ${limit} ms.`, lastAnswer, exit);
  return pass(
    took < 0 ? `The primary had ended ${-took} ms before the last answer.` : `${told}.`,
    lastAnswer,
    exit,
  );
};

const zero: Judge = (view, { exit, signal, watched }) => {
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
        ? `${signal.signal} killed the primary: nothing in it handles that signal.`
        : `The primary was killed by ${exit.signal}.`;
    return fail(told, signal, exit);
  }
  if (exit.code !== 0)
    return fail(`The primary ended with code ${exit.code}; an orderly stop ends with 0.`, exit);
  return pass('The primary ended by itself with code 0.', exit);
};

const orphans: Judge = (view, { exit, now, watched }) => {
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

const respawn: Judge = (view, shutdown) => {
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

const deadline: Judge = (view, { since, signal, timeout, exit, watched }) => {
  if (timeout === null) return unknown('The scenario gave no SHUTDOWN_TIMEOUT_MS.');
  const limit = timeout + view.scaled(PROMPT);
  const ending = watched?.t ?? Number.POSITIVE_INFINITY;
  const alive = view.processes.filter(({ died }) => died === undefined || died.t > ending);
  const deaths = view.processes.flatMap(({ died }) => (died === undefined ? [] : [died]));
  if (alive.length > 0 || exit === undefined) {
    if (watched === undefined) return undefined;
    const told = `SHUTDOWN_TIMEOUT_MS is ${timeout}, but ${limit} ms after ${signal.signal} ${stillAlive(alive)}.`;
    return late(view, limit, told, signal, watched);
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
    return late(
      view,
      limit,
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
