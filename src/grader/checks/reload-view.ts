import type { EventOf } from '../../domain/event.ts';
import { markAfter, numbers } from './strikes.ts';
import type { ProcessSeen, RequestSeen, View } from './view.ts';

/** One reload that was asked for, and what came of it. */
export type Reload = {
  readonly sent: EventOf<'mark'>;
  /** The workers of before. */
  readonly before: readonly number[];
  readonly done: EventOf<'mark'> | undefined;
  readonly missed: EventOf<'mark'> | undefined;
  /** When it was given up, or the next one was asked for; infinite as long as neither has come. */
  readonly until: number;
};

/** All reloads so far, in order. */
export function reloadsOf(view: View): Reload[] {
  const all = view.of('mark').filter(({ name }) => name === 'reload-sent');
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  return all.map((sent, at) => {
    const until = all[at + 1]?.t ?? ending;
    const own = (name: string) => {
      const mark = markAfter(view, name, sent.t);
      return mark !== undefined && mark.t <= until ? mark : undefined;
    };
    return {
      sent,
      before: numbers(sent.data?.workers),
      done: own('reloaded'),
      missed: own('not-reloaded'),
      until,
    };
  });
}

/**
 * Workers that were forked from a reload on, until `end`. The workers of before were looked up in the moment of the
 * SIGHUP, so whoever is first seen later came after it.
 */
export function forkedSince(view: View, { sent, before }: Reload, end: number): ProcessSeen[] {
  return view.workers().filter(({ pid, born }) => born.t > sent.t && born.t <= end && !before.includes(pid));
}

/** Node's own race: what is reset so soon after it was sent, before scaling, may not have reached the worker at all. */
const RACE = 25;
/** A connection that was under way to a worker in the moment of its end may be lost by Node. */
const HANDOFF = 50;
/** So many of a hundred new connections may be reset by some versions of Node when a server closes. */
const PARDONED = 0.01;
/** So many kept connections may take longer for that race, where a machine stood still; more were cut in an answer. */
const STALLS = 3;

/** The load's requests, sent at `from` or later, that were not served, without those that Node itself loses. */
export function lostLoad(
  view: View,
  from = 0,
): { asked: RequestSeen[]; lost: RequestSeen[]; pardoned: number } {
  const asked = view.tagged('load').filter(({ sent }) => sent.t >= from);
  const failed = asked.filter(
    ({ response }) => response !== undefined && !response.ok && response.outcome !== 'cut-off',
  );
  const used = new Set<number>();
  const hungBy = (t: number) =>
    view.workers().find(({ pid, died }) => {
      if (died === undefined || used.has(pid)) return false;
      return t >= died.lastSeen - HANDOFF && t <= died.t + HANDOFF;
    });
  const quick: RequestSeen[] = [];
  const slow: RequestSeen[] = [];
  const stop = view.mark('load-stop')?.i ?? 0;
  const stall = Math.max(0, ...view.of('gap').flatMap(({ i, gap }) => (i < stop ? [gap] : [])));
  const lost = failed.filter((request) => {
    const { sent, response } = request;
    const took = (response?.t ?? 0) - sent.t;
    if (response?.outcome === 'timed-out') {
      const cause = hungBy(sent.t);
      if (cause !== undefined) used.add(cause.pid);
      return cause === undefined;
    }
    if (response?.outcome !== 'reset' || response.status !== undefined) return true;
    // The server may close a kept connection just when its client uses it again; clients know that, and ask once more.
    const reused = sent.conn > 0 && !isFirst(asked, request);
    if (took > view.scaled(RACE) + (reused ? stall : 0)) {
      if (reused) slow.push(request);
      return !reused;
    }
    if (!reused) quick.push(request);
    return false;
  });
  const tooMany = [
    ...(quick.length > Math.max(1, asked.length * PARDONED) ? quick : []),
    ...(slow.length > STALLS ? slow : []),
  ];
  const all = [...lost, ...tooMany].sort((a, b) => a.sent.t - b.sent.t);
  return { asked, lost: all, pardoned: failed.length - all.length };
}

function isFirst(asked: readonly RequestSeen[], { sent }: RequestSeen): boolean {
  return asked.find((other) => other.sent.conn === sent.conn)?.sent.id === sent.id;
}

/** Those of the requests that this worker answered in its life: pids come again. */
export function answeredBy(requests: Iterable<RequestSeen>, worker: ProcessSeen): RequestSeen[] {
  const end = worker.died?.t ?? Number.POSITIVE_INFINITY;
  return [...requests].filter(({ response }) => {
    if (response?.ok !== true || response.pid !== worker.pid) return false;
    return response.t >= worker.born.notSeen && response.t <= end;
  });
}

/** From its first connection to its last answer: between these a worker was in turn, however long it took for one. */
type Serving = { readonly from: number; readonly to: number };

function servingOf(asked: readonly RequestSeen[], worker: ProcessSeen): Serving | undefined {
  const own = answeredBy(asked, worker);
  const last = own.flatMap(({ sent, response }) => (sent.conn === 0 ? [response?.t ?? 0] : []));
  const [first] = own;
  return first === undefined ? undefined : { from: first.sent.t, to: Math.max(...last) };
}

/** So many new connections in a row go past a worker only when it takes none: with turns, each gets one in WORKERS. */
const IN_A_ROW = 9;

/**
 * The first new connection of the load from which on, for at least nine in a row, fewer than `least` workers took any.
 * That is counted in connections and not in time, so that a machine that stands still cannot look like it.
 */
export function lowPoint(view: View, least: number): { request: RequestSeen; serving: number } | undefined {
  const [start, stop] = [
    view.mark('load-start')?.i ?? 0,
    view.mark('load-stop')?.i ?? Number.POSITIVE_INFINITY,
  ];
  // Whoever asks takes a turn, not only the load. What is long is answered when its worker has long been out of turn.
  const asked = [...view.requests.values()].filter(
    ({ sent }) => sent.tag !== 'long' && sent.i >= start && sent.i <= stop,
  );
  const fresh = asked.filter(({ sent }) => sent.conn === 0);
  const all = view.workers().flatMap((worker) => servingOf(asked, worker) ?? []);
  const servingAt = (t: number) => all.filter(({ from, to }) => from <= t && t <= to).length;
  let row: { request: RequestSeen; serving: number }[] = [];
  for (const request of fresh) {
    const serving = servingAt(request.sent.t);
    row = serving < least ? [...row, { request, serving }] : [];
    if (row.length >= IN_A_ROW) return row[0];
  }
  return undefined;
}
