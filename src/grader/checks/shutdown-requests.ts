import { at, count, ended, fail, late, pass, unknown } from './check.ts';
import { type Judge, lateTries } from './shutdown-view.ts';

/** From here on after the signal nobody new may be let in, in milliseconds before scaling. */
const CLOSED_AFTER = 250;

/** What was in flight at the signal is answered, whole and not before its time. */
export const inFlight: Judge = (view, shutdown) => {
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
  const early = view
    .tagged('in-flight')
    .find(({ response }) => response !== undefined && !response.ok && response.t < signal.t);
  if (early?.response !== undefined) {
    return fail(
      `GET ${early.sent.path} was not served, even before ${signal.signal} came: ${ended(early.response)}.`,
      early.response,
    );
  }
  const first = lost[0];
  // All of them first, as long as that does not take too long: the number that was lost is what tells.
  if (first !== undefined && pending > 0 && !shutdown.closed) return undefined;
  if (first !== undefined) {
    const told = `${count(all.length, 'request was', 'requests were')} in flight when ${signal.signal} came at ${at(signal.t)}; ${answered.length} of them were answered and ${all.length - answered.length} lost, the first at ${at(first.t)}: ${ended(first)}.`;
    return fail(told, signal, ...lost.slice(0, 5));
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

/** Nobody new is let in. */
export const refuses: Judge = (view, shutdown) => {
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
