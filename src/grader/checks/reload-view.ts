import type { EventOf } from '../../domain/event.ts';
import { endedByItself, markAfter } from './strikes.ts';
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
    const before = sent.data?.workers;
    return {
      sent,
      before: Array.isArray(before) ? before : [],
      done: own('reloaded'),
      missed: own('not-reloaded'),
      until,
    };
  });
}

/** Node's own race: what is reset so soon after it was sent, before scaling, may not have reached the worker at all. */
const RACE = 25;
/** On a kept connection: the server may close it just when the client uses it again. */
const KEPT_RACE = 30;
/** A connection that was under way to a worker in the moment of its end may be lost by Node. */
const HANDOFF = 50;
/** So many of a hundred new connections may be reset by some versions of Node when a server closes. */
const PARDONED = 0.01;

/** The load's requests that were not served, without those that Node itself loses. */
export function lostLoad(view: View): { asked: RequestSeen[]; lost: RequestSeen[]; pardoned: number } {
  const asked = view.tagged('load');
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
  const lost = failed.filter((request) => {
    const { sent, response } = request;
    const took = (response?.t ?? 0) - sent.t;
    if (response?.outcome === 'timed-out') {
      const cause = hungBy(sent.t);
      if (cause !== undefined) used.add(cause.pid);
      return cause === undefined;
    }
    if (response?.outcome !== 'reset' || response.status !== undefined) return true;
    if (sent.conn > 0 && !isFirst(asked, request)) return took > view.scaled(KEPT_RACE);
    if (took > view.scaled(RACE)) return true;
    quick.push(request);
    return false;
  });
  const tooMany = quick.length > Math.max(1, asked.length * PARDONED);
  const all = tooMany ? [...lost, ...quick].sort((a, b) => a.sent.t - b.sent.t) : lost;
  return { asked, lost: all, pardoned: failed.length - all.length };
}

function isFirst(asked: readonly RequestSeen[], { sent }: RequestSeen): boolean {
  return asked.find((other) => other.sent.conn === sent.conn)?.sent.id === sent.id;
}

/** From first to last answer to a quick request on a fresh connection; a worker that leaves gets none any more. */
type Serving = { readonly worker: ProcessSeen; readonly from: number; readonly to: number };

function servingOf(view: View, slack: number): Serving[] {
  const quick = view.tagged('load').filter(({ sent }) => sent.conn === 0 && sent.path === '/');
  return view.workers().flatMap((worker) => {
    const end = worker.died?.t ?? Number.POSITIVE_INFINITY;
    const times = quick.flatMap(({ response }) => {
      const own = response?.ok === true && response.pid === worker.pid;
      return own && response.t >= worker.born.notSeen && response.t <= end ? [response.t] : [];
    });
    const [first] = times;
    const last = times.at(-1);
    if (first === undefined || last === undefined) return [];
    return [{ worker, from: first - slack, to: last + slack }];
  });
}

/** The first moment of the load at which fewer than `least` workers were serving; each counts `slack` ms longer than was seen. */
export function lowPoint(
  view: View,
  least: number,
  slack: number,
): { t: number; serving: number } | undefined {
  const start = view.mark('load-start');
  const stop = view.mark('load-stop');
  if (start === undefined || stop === undefined) return undefined;
  const until = Math.min(stop.t, endedByItself(view)?.t ?? stop.t) - 4 * slack;
  const all = servingOf(view, slack);
  const moments = all.map(({ to }) => to).filter((t) => t >= start.t + 4 * slack && t <= until);
  for (const t of moments.sort((a, b) => a - b)) {
    const serving = all.filter(({ from, to }) => from <= t && to > t).length;
    if (serving < least) return { t, serving };
  }
  return undefined;
}
