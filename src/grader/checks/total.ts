import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, fail, late, pass, unknown } from './check.ts';
import { justClosed } from './just-closed.ts';
import { withoutReplacement } from './replaced.ts';
import type { RequestSeen, View } from './view.ts';

const PATH = '/hits';
/** As the probe waits, in milliseconds before scaling. */
const HANGS = 2000;

export type Told = {
  readonly response: EventOf<'response'>;
  /** What the answer says; undefined: no whole number. */
  readonly hits: number | undefined;
  /** All that had been answered when this was asked, and this one itself. */
  readonly least: number;
  /** All that had been asked when this was answered. */
  readonly most: number;
};

/**
 * What each answered `GET /hits` told, and between what it must lie. For requests one after another both bounds are
 * the same; a request that was never answered may have been counted or not.
 */
export function totals(view: View): Told[] {
  const told: Told[] = [];
  const leastOf = new Map<number, number>();
  let asked = 0;
  let answered = 0;
  for (const event of view.events) {
    if (event.kind === 'request' && event.path === PATH) {
      asked += 1;
      leastOf.set(event.id, answered + 1);
    }
    const least = event.kind === 'response' && event.ok ? leastOf.get(event.id) : undefined;
    if (event.kind !== 'response' || least === undefined) continue;
    answered += 1;
    told.push({ response: event, hits: hitsOf(event.body), least, most: asked });
  }
  return told;
}

function hitsOf(body: unknown): number | undefined {
  const hits = typeof body === 'object' && body !== null && 'hits' in body ? body.hits : undefined;
  return typeof hits === 'number' && Number.isInteger(hits) ? hits : undefined;
}

/**
 * The first of the told totals, from the smallest on, that is smaller than its place among them. Whoever tells n has counted
 * its own hit, so at most n answers can tell n or less; a hit without an answer only makes room.
 */
export function toldTwice(all: readonly Told[]): Told | undefined {
  return all.toSorted((a, b) => (a.hits ?? 0) - (b.hits ?? 0)).find(({ hits = 0 }, at) => hits <= at);
}

/** The first good answer that does not say who answered. */
export function anonymous(view: View, path: string): EventOf<'response'> | undefined {
  return [...view.requests.values()].find(
    ({ sent, response }) => sent.path === path && response?.status === 200 && response.pid === undefined,
  )?.response;
}

/**
 * Every answer tells the total over all workers, itself included. Where workers were killed a replacement has to tell it
 * too, but with `replaced: false`, where another check asks for the replacement.
 */
export const exactTotal: Check = {
  needs: ['serving', 'asked'],
  judge(view, { replaced }) {
    const mute = anonymous(view, PATH);
    if (mute?.outcome === 'answered')
      return fail(`GET ${PATH} was answered at ${at(mute.t)} without a whole number as "pid".`, mute);
    const all = totals(view);
    for (const { response, hits, least, most } of all) {
      if (hits === undefined) {
        return fail(
          `Worker ${response.pid} answered GET ${PATH} at ${at(response.t)} without a whole number as "hits".`,
          response,
        );
      }
      if (hits >= least && hits <= most) continue;
      const right = least === most ? `${least}` : `between ${least} and ${most}`;
      const told = `Worker ${response.pid} told ${hits} at ${at(response.t)}; with ${count(least - 1, 'request')} answered before it, the total was ${right}.`;
      return fail(told, response);
    }
    const again = toldTwice(all);
    if (again !== undefined) {
      const few = all.filter(({ hits = 0 }) => hits <= (again.hits ?? 0));
      return fail(
        `${few.length} answers told ${again.hits} or less, one of them worker ${again.response.pid} at ${at(again.response.t)}: not each has counted its own request.`,
        ...few.slice(-2).map(({ response }) => response),
      );
    }
    const ending = view.mark('ending');
    const last = all.at(-1);
    if (ending === undefined || last === undefined) return undefined;
    const pids = new Set(all.map(({ response }) => response.pid));
    if (pids.size < 2) {
      return unknown(
        `All ${all.length} answers came from one worker, which proves nothing of the others.`,
        last.response,
      );
    }
    const unreplaced = replaced === false ? undefined : withoutReplacement(view, pids, 'counting');
    if (unreplaced !== undefined) return unreplaced;
    return pass(
      `${all.length} answers from ${pids.size} workers told the total, the last one ${last.hits}.`,
      last.response,
    );
  },
};

/** Requests to `path` that came to an end without a good answer. */
export function unanswered(view: View, path: string): Required<RequestSeen>[] {
  return [...view.requests.values()].filter(
    (request): request is Required<RequestSeen> =>
      request.sent.path === path &&
      request.response !== undefined &&
      request.response.outcome !== 'answered' &&
      !justClosed(view, request),
  );
}

/**
 * Every request to the path of the lab is answered: with one of `statuses`, if they are given, and with `pid: true` by
 * somebody who says who it is.
 */
export const answersAll: Check = {
  needs: ['serving', 'asked'],
  judge(view, parameters) {
    const path = typeof parameters.path === 'string' ? parameters.path : PATH;
    const ending = view.mark('ending');
    const [first] = unanswered(view, path);
    if (first?.response !== undefined && (ending === undefined || first.response.t <= ending.t)) {
      const { sent, response } = first;
      const told = `A request to ${path} at ${at(sent.t)} was not answered: ${response.outcome}.`;
      if (response.outcome === 'timed-out') return late(view, view.scaled(HANGS), told, sent, response);
      return fail(told, sent, response);
    }
    const answered = [...view.requests.values()].flatMap(({ sent, response }) =>
      sent.path === path && response?.outcome === 'answered' ? [response] : [],
    );
    for (const response of answered) {
      const { status, pid, t } = response;
      const told = `A request to ${path} was answered with status ${status} at ${at(t)}`;
      if (Array.isArray(parameters.statuses) && !parameters.statuses.includes(status))
        return fail(`${told}; ${parameters.statuses.join(' or ')} is agreed.`, response);
      if (parameters.pid === true && pid === undefined)
        return fail(`${told}, and without a whole number as "pid".`, response);
    }
    if (ending === undefined || answered.length === 0) return undefined;
    return pass(`All ${answered.length} requests to ${path} were answered.`, answered.at(-1));
  },
};
