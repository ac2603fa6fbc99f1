import { at, type Check, late, pass, unknown } from './check.ts';
import { reloads } from './reload.ts';
import { answeredBy } from './reload-view.ts';
import type { View } from './view.ts';

/** SIGKILL and a timer of the program may be so late, in milliseconds before scaling. */
const LATE = 500;

/** Only where the primary alone holds the port does each of the workers get its turn. */
function inTurns(view: View): boolean {
  const holders = view.of('listeners').at(-1)?.holders ?? [];
  return holders.length === 1 && view.process(holders[0] ?? 0)?.role === 'primary';
}

/**
 * How long the worker that was held stayed after it had ceased to take new connections, in milliseconds, at least.
 * Undefined: it is still there, or ceased only shortly before its end, or nobody can tell.
 */
export function heldFor(view: View): { pid: number; since: number; ms: number } | undefined {
  const pid = Number(view.mark('held')?.data?.pid);
  const worker = view.process(pid);
  if (worker?.died === undefined || !inTurns(view)) return undefined;
  const fresh = [...view.requests.values()].filter(({ sent }) => sent.conn === 0);
  const last = answeredBy(fresh, worker).at(-1);
  if (last === undefined) return undefined;
  // In turns it would have had one of so many, also while old and new workers serve side by side.
  const after = fresh.filter(({ sent }) => sent.i > last.sent.i)[2 * (view.expected ?? 1) - 1];
  if (after === undefined || after.sent.t > worker.died.lastSeen) return undefined;
  return { pid, since: after.sent.t, ms: Math.round(worker.died.lastSeen - after.sent.t) };
}

/**
 * All workers are replaced within `limit` ms (before scaling), and the one that is held stays for no longer than `holds`
 * ms after it has been told to go. That time is the program's own setting, the same on every machine.
 */
export const endsHeld: Check = {
  needs: reloads.needs,
  judge(view, parameters) {
    const decided = reloads.judge(view, parameters);
    if (decided?.status !== 'pass') return decided;
    const held = heldFor(view);
    const holds = Number(parameters.holds);
    const died = view.process(held?.pid ?? 0)?.died;
    if (held === undefined || held.ms <= holds + view.scaled(LATE)) return decided;
    const because = `Worker ${held.pid}, with a request that never ends, took no new connection from ${at(held.since)} on, and ${held.ms} ms later it was still there; ${holds} ms are allowed.`;
    return late(view, holds, because, view.mark('held'), died);
  },
};

/**
 * The socket takes connections long before the first answer on PORT: within half of the `loads` ms that the program's
 * start takes on every machine.
 */
export const socketFirst: Check = {
  needs: ['socket-watched'],
  judge(view, { loads }) {
    const watched = view.mark('socket-watched');
    if (watched === undefined) return undefined;
    const open = view.mark('socket-open');
    const served = view.tagged('poll').find(({ response }) => response?.ok)?.response;
    if (served === undefined)
      return unknown('Nobody answered on PORT, so that nothing could come before it.', watched);
    const [first] = view.workers();
    const put = view.mark('file-put');
    if (first === undefined || put === undefined || first.born.notSeen < put.t)
      return unknown('The first worker may have been there before it had anything to load.', watched);
    const lead = open === undefined ? 0 : Math.round(served.t - open.t);
    if (open !== undefined && lead >= Number(loads) / 2)
      return pass(
        `The socket was open at ${at(open.t)}, ${lead} ms before the first answer on PORT.`,
        open,
        served,
      );
    const told =
      open === undefined
        ? 'By then nobody listened on the socket'
        : `The socket was open only from ${at(open.t)} on`;
    const because = `The first answer on PORT came at ${at(served.t)}, after ${loads} ms of loading. ${told}.`;
    return late(view, Number(loads), because, served, open);
  },
};
