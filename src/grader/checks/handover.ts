import { at, type Check, count, fail, late, pass, unknown } from './check.ts';
import { answeredBy, reloadsOf } from './reload-view.ts';
import { endedByItself, endTold } from './strikes.ts';
import type { ProcessSeen, RequestSeen, View } from './view.ts';

/** An old worker is gone so soon after its last answer on a new connection, in milliseconds before scaling. */
const LINGERS = 1000;
/** An old worker takes the last new connection so soon after the first of the new one, in milliseconds before scaling. */
const OVERLAP = 800;
/** So many new connections in a row go past a worker only when it takes none. */
const IN_A_ROW = 9;

/** All new connections that this worker answered, in the order in which they were sent: whoever asks takes a turn. */
function taken(view: View, worker: ProcessSeen): RequestSeen[] {
  return answeredBy(view.requests.values(), worker).filter(({ sent }) => sent.conn === 0);
}

/** From which new connection of the load on, for nine in a row, fewer than `least` workers took any; how many did then. */
export function fewest(view: View, least: number): { request: RequestSeen; serving: number } | undefined {
  const turns = view.workers().flatMap((worker) => {
    const own = answeredBy(view.requests.values(), worker);
    const last = own.findLast(({ sent }) => sent.conn === 0);
    // The first connection was a turn also where it is kept.
    return own[0] === undefined || last === undefined ? [] : [{ from: own[0].sent.i, to: last.sent.i }];
  });
  const since = view.mark('load-start')?.i ?? 0;
  let row: { request: RequestSeen; serving: number }[] = [];
  for (const request of view.requests.values()) {
    if (request.sent.conn !== 0 || request.sent.i < since) continue;
    const { i } = request.sent;
    const serving = turns.filter(({ from, to }) => from <= i && i <= to).length;
    row = serving < least ? [...row, { request, serving }] : [];
    if (row.length >= IN_A_ROW) return row[0];
  }
  return undefined;
}

/** No old worker gives up its place before the new one takes connections: there are never fewer than WORKERS. */
export const neverFewer: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'load-stop'],
  judge(view) {
    const stop = view.mark('load-stop');
    const [reload] = reloadsOf(view);
    if (stop === undefined || reload === undefined) return undefined;
    const least = view.expected ?? 0;
    const exit = endedByItself(view);
    if (exit !== undefined)
      return fail(`The primary ended ${endTold(exit)} at ${at(exit.t)}, and with it its workers.`, exit);
    const end = (reload.done ?? reload.missed)?.t ?? stop.t;
    if (!view.workers().some(({ born }) => born.t > reload.sent.t && born.t <= end))
      return unknown('No worker was replaced.', reload.sent);
    const [holder, second] = view.of('listeners').at(-1)?.holders ?? [];
    if (second !== undefined || view.process(holder ?? 0)?.role !== 'primary')
      return unknown(
        'Who of the workers serves can only be seen where the primary shares out the connections in turn.',
      );
    const low = fewest(view, least);
    if (low !== undefined) {
      const told = `From ${at(low.request.sent.t)} on only ${count(low.serving, 'worker')} took new connections for a while, and the next was not ready: an old one had gone too early. There should always be ${least}.`;
      return fail(told, low.request.sent, low.request.response);
    }
    return pass(`At all times at least ${least} workers took new connections.`, reload.sent, stop);
  },
};

/** For each old worker that has ended: how long the new one in its place had been serving when it took its last connection. */
export function overlaps(view: View): { last: RequestSeen; first: RequestSeen; ms: number }[] {
  const [reload] = reloadsOf(view);
  if (reload === undefined) return [];
  const ended = view.workers().filter(({ pid, died }) => {
    return (
      reload.before.includes(pid) && died !== undefined && died.t >= reload.sent.t && died.t <= reload.until
    );
  });
  const fresh = view
    .workers()
    .filter(({ pid, born }) => born.t > reload.sent.t && !reload.before.includes(pid));
  const firsts = fresh.flatMap((worker) => taken(view, worker)[0] ?? []);
  const lasts = ended.flatMap((worker) => taken(view, worker).at(-1) ?? []);
  const inOrder = (all: RequestSeen[]) => all.toSorted((a, b) => a.sent.t - b.sent.t);
  return inOrder(lasts).flatMap((last, at) => {
    const first = inOrder(firsts)[at];
    return first === undefined ? [] : [{ last, first, ms: last.sent.t - (first.response?.t ?? 0) }];
  });
}

/** The old worker goes as soon as the new one serves: whoever decides that has heard of it. */
export const handsOver: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'load-stop'],
  judge(view) {
    if (view.mark('load-stop') === undefined) return undefined;
    const [longest] = overlaps(view).toSorted((a, b) => b.ms - a.ms);
    if (longest === undefined) return unknown('No old worker made room for a new one.');
    const { last, first, ms } = longest;
    const limit = view.scaled(OVERLAP);
    const told = `New worker ${first.response?.pid} served from ${at(first.response?.t ?? 0)} on`;
    if (ms > limit) {
      const because = `${told}, and the old one in its place went on taking connections for ${Math.round(ms)} ms, as if nobody had said so; ${limit} ms are allowed.`;
      return late(view, limit, because, first.response, last.sent);
    }
    const after = ms > 0 ? `${Math.round(ms)} ms after that` : 'by then';
    return pass(`${told}; the old one took its last connection ${after}.`, first.response, last.sent);
  },
};

/** Old workers that stayed on with nothing to answer on a new connection, and for how long, in milliseconds; not the one that is held. */
export function lingering(view: View): { worker: ProcessSeen; last: RequestSeen; ms: number }[] {
  const [reload] = reloadsOf(view);
  const held = view.mark('held')?.data?.pid;
  return view.workers().flatMap((worker) => {
    if (worker.pid === held) return [];
    if (reload?.before.includes(worker.pid) !== true || worker.died === undefined) return [];
    if (worker.died.t < reload.sent.t || worker.died.t > reload.until) return [];
    const last = taken(view, worker).reduce<RequestSeen | undefined>(
      (latest, each) => ((each.response?.t ?? 0) > (latest?.response?.t ?? -1) ? each : latest),
      undefined,
    );
    if (last?.response === undefined) return [];
    return [{ worker, last, ms: worker.died.lastSeen - last.response.t }];
  });
}

/** An old worker ends soon after the last of its answers: nothing holds it, and it waits for nothing. */
export const leavesSoon: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'load-stop'],
  judge(view) {
    const [reload] = reloadsOf(view);
    // Where there is no load, what waits for the end of the reload asks.
    const asksOn =
      view.mark('held') === undefined ? view.mark('load-stop') : (reload?.done ?? reload?.missed);
    if (asksOn === undefined) return undefined;
    const all = lingering(view);
    const limit = view.scaled(LINGERS);
    const [longest] = all.toSorted((a, b) => b.ms - a.ms);
    if (longest === undefined) return unknown('No old worker ended that had nothing more to answer.');
    const { worker, last, ms } = longest;
    const told = `Old worker ${worker.pid} sent its last answer on a new connection at ${at(last.response?.t ?? 0)}`;
    if (ms > limit) {
      return late(
        view,
        limit,
        `${told}, and ${Math.round(ms)} ms later it was still there; ${limit} ms are allowed.`,
        last.response,
        worker.died,
      );
    }
    return pass(
      `${told} and was gone ${Math.max(0, Math.round(ms))} ms later; no old worker stayed longer.`,
      last.response,
      worker.died,
    );
  },
};
