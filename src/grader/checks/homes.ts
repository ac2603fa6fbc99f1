import type { EventOf } from '../../domain/event.ts';
import type { View } from './view.ts';

/** A request of a client with an address of its own, that came to an end. */
export type Visit = {
  readonly from: string;
  readonly sent: EventOf<'request'>;
  readonly response: EventOf<'response'>;
};

type Seen = { events: number; readonly byTag: Map<string, Visit[]>; readonly homes: Map<string, Visit> };
/** What is known so far of a run: checks are asked after each event, and runs have many of these. */
const known = new WeakMap<View, Seen>();

function seenIn(view: View): Seen {
  const seen = known.get(view) ?? { events: 0, byTag: new Map(), homes: new Map() };
  known.set(view, seen);
  for (; seen.events < view.events.length; seen.events += 1) {
    const event = view.events[seen.events];
    const sent = event?.kind === 'response' ? view.requests.get(event.id)?.sent : undefined;
    if (event?.kind !== 'response' || sent?.from === undefined) continue;
    const visit = { from: sent.from, sent, response: event };
    const group = seen.byTag.get(sent.tag);
    if (group === undefined) seen.byTag.set(sent.tag, [visit]);
    else group.push(visit);
    const atHome = sent.tag === 'home' || sent.tag === 'rush';
    if (atHome && event.ok && !seen.homes.has(sent.from)) seen.homes.set(sent.from, visit);
  }
  return seen;
}

/** All visits with these tags so far, tag by tag in the order in which they came to an end. */
export function visitsOf(view: View, ...tags: string[]): Visit[] {
  const { byTag } = seenIn(view);
  return tags.flatMap((tag) => byTag.get(tag) ?? []);
}

/** Who answered each address first, before anything was done to the workers. */
export function homesOf(view: View): ReadonlyMap<string, Visit> {
  return seenIn(view).homes;
}

/** The first answered visit of each address. */
function firstOf(visits: readonly Visit[]): Map<string, Visit> {
  const first = new Map<string, Visit>();
  for (const visit of visits) {
    if (visit.response.ok && !first.has(visit.from)) first.set(visit.from, visit);
  }
  return first;
}

/** Visits that were answered by another process than the first one from the same address. */
export function movedIn(visits: readonly Visit[]): { visit: Visit; first: Visit }[] {
  const first = firstOf(visits);
  return visits.flatMap((visit) => {
    const home = first.get(visit.from);
    const moved = home !== undefined && visit.response.ok && visit.response.pid !== home.response.pid;
    return moved ? [{ visit, first: home }] : [];
  });
}

/** Addresses whose home was struck, or was left alone. */
export function addressesOf(view: View, which: 'struck' | 'left'): Map<string, number> {
  const victims = new Set(view.pids('struck', 'pids'));
  const homes = [...homesOf(view)].flatMap(([from, { response }]): [string, number][] => {
    const pid = response.pid ?? 0;
    return victims.has(pid) === (which === 'struck') ? [[from, pid]] : [];
  });
  return new Map(homes);
}
