import type { EventOf } from '../../domain/event.ts';
import type { View } from './view.ts';

/** A request of a client with an address of its own, that came to an end. */
export type Visit = {
  readonly from: string;
  readonly sent: EventOf<'request'>;
  readonly response: EventOf<'response'>;
};

/** All visits with these tags so far, in the order in which they were sent. */
export function visitsOf(view: View, ...tags: string[]): Visit[] {
  return view
    .tagged(...tags)
    .flatMap(({ sent, response }) =>
      sent.from === undefined || response === undefined ? [] : [{ from: sent.from, sent, response }],
    );
}

/** Who answered each address first, before anything was done to the workers. */
export function homesOf(view: View): Map<string, Visit> {
  return firstOf(visitsOf(view, 'home', 'rush'));
}

/** The first answered visit of each address. */
export function firstOf(visits: readonly Visit[]): Map<string, Visit> {
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
