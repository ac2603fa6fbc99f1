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
 * Every answer tells the total over all workers, itself included. Where workers were killed a replacement has to tell it
 * too, but with `replaced: false`, where another check asks for the replacement.
 */
export const exactTotal: Check = {
  needs: ['serving', 'asked'],
  judge(view, { replaced }) {
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

/** Every request to the path of the lab is answered. */
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
    const answered = [...view.requests.values()].filter(
      ({ sent, response }) => sent.path === path && response?.outcome === 'answered',
    );
    if (ending === undefined || answered.length === 0) return undefined;
    return pass(`All ${answered.length} requests to ${path} were answered.`, answered.at(-1)?.response);
  },
};
