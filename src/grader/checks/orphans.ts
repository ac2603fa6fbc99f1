import { at, type Check, count, fail, late, pass, pidList, unknown } from './check.ts';
import { livingAt, strikesOf } from './strikes.ts';
import type { View } from './view.ts';

/** After the primary has been killed everybody is gone within this, in milliseconds before scaling. */
const LIMIT = 2000;

/** What the worker that was kept at a request was doing, and whether it still was when the primary was killed. */
function heldOf(view: View) {
  const mark = view.mark('held');
  const [strike] = strikesOf(view);
  if (mark === undefined || strike === undefined) return undefined;
  const pid = Number(mark.data?.pid);
  const seen = view.process(pid);
  const request = view.tagged('held')[0];
  const answer = request?.response;
  return {
    mark,
    pid,
    path: String(mark.data?.path),
    // Everybody was looked at just before: who had ended by then was seen to be dead.
    alive: seen !== undefined && (seen.died === undefined || seen.died.t > strike.struck.t),
    answered: answer !== undefined && answer.t <= strike.struck.t ? answer : undefined,
  };
}

/** Killed with SIGKILL, the primary takes every worker along within 2 s, whatever they are doing. */
export const goneWithPrimary: Check = {
  needs: ['serving', 'struck', 'end-watched'],
  judge(view) {
    const [strike] = strikesOf(view);
    const watched = view.mark('end-watched');
    if (strike === undefined || watched === undefined) return undefined;
    const held = heldOf(view);
    const { struck } = strike;
    if (held !== undefined && !held.alive) {
      return fail(
        `Worker ${held.pid} should have finished GET ${held.path}, and ended before that, while the primary lived.`,
        held.mark,
      );
    }
    if (held?.answered !== undefined) {
      return fail(
        `GET ${held.path} was answered at once (${at(held.answered.t)}); it should take much longer.`,
        held.answered,
      );
    }
    const limit = view.scaled(LIMIT);
    const told = `The primary was killed at ${at(struck.t)}`;
    const left = view.pids('end-watched', 'left');
    if (left.length > 0) {
      const busy =
        held !== undefined && left.includes(held.pid) ? ` ${held.pid} was at GET ${held.path}.` : '';
      return late(
        view,
        limit,
        `${told}, and ${limit} ms later ${pidList(left)} still lived, with nobody to look after them.${busy}`,
        struck,
        watched,
      );
    }
    if (strike.before.length === 0) return unknown('There was no worker that could be left behind.', struck);
    const deaths = view.processes.flatMap(({ died }) =>
      died === undefined || died.t > watched.t ? [] : [died],
    );
    const last = deaths.toSorted((a, b) => a.t - b.t).at(-1);
    const took = Math.round((last?.t ?? watched.t) - struck.t);
    return pass(
      `${told}; ${took} ms later the last of ${count(strike.before.length, 'worker')} had gone.`,
      struck,
      last,
    );
  },
};

/** And another program can have the port then. */
export const freesPort: Check = {
  needs: ['serving', 'struck', 'port-tried'],
  judge(view) {
    const tried = view.mark('port-tried');
    if (tried === undefined) return undefined;
    const limit = view.scaled(LIMIT);
    if (tried.data?.free !== true) {
      return late(
        view,
        limit,
        `${limit} ms after the primary was killed nobody else can listen on the port: somebody of the program still does.`,
        tried,
      );
    }
    return pass('Another program could listen on the port.', tried);
  },
};

/**
 * For so long, besides the `ms` that it is busy, a worker may be kept from running before a right program takes it for
 * one that hangs. Where no limit was given, nothing should end it, and the time itself is the measure.
 */
function spare(view: View, ms: number): number {
  const timeout = Number(view.given('HEARTBEAT_TIMEOUT_MS'));
  return timeout > ms ? timeout - ms : ms;
}

/** However long a worker is busy: as long as nothing is wrong it lives, answers, and nobody is forked. */
export const sparesTheBusy: Check = {
  needs: ['serving', 'busy-start', 'busy-end'],
  judge(view) {
    const start = view.mark('busy-start');
    const end = view.mark('busy-end');
    if (start === undefined || end === undefined) return undefined;
    const ms = Number(start.data?.ms);
    const asked = view.tagged('busy');
    const what = `a worker was asked ${asked.length === 1 ? 'once' : `${asked.length} times`} to block for ${ms} ms`;
    const dead = view
      .workers()
      .find(({ died }) => died !== undefined && died.lastSeen >= start.t && died.t <= end.t);
    if (dead?.died !== undefined) {
      return late(
        view,
        spare(view, ms),
        `From ${at(start.t)} on ${what}. Worker ${dead.pid} was ended for it at ${at(dead.died.t)}, though it was only slow.`,
        start,
        dead.died,
      );
    }
    const lost = asked.find(({ response }) => response !== undefined && !response.ok);
    if (lost?.response !== undefined) {
      return late(
        view,
        spare(view, ms),
        `From ${at(start.t)} on ${what}, and one of these requests was not answered: ${lost.response.detail ?? lost.response.outcome}.`,
        lost.sent,
        lost.response,
      );
    }
    const now = livingAt(view, end.t).length;
    const before = view.pids('busy-start', 'workers').length;
    if (now !== before)
      return fail(
        `From ${at(start.t)} on ${what}; there were ${before} workers before, and ${now} afterwards.`,
        start,
        end,
      );
    return pass(`From ${at(start.t)} on ${what}; it answered, and nobody was ended or forked.`, start, end);
  },
};
