import { at, type Check, count, type Decision, ended, fail, late, pass, unknown } from './check.ts';
import { addressesOf, homesOf, movedIn, type Visit, visitsOf } from './homes.ts';
import { endedByItself, endTold } from './strikes.ts';
import type { View } from './view.ts';

/** As the probes wait, in milliseconds before scaling. */
const HANGS = 2000;
const NEW_HOME = 3000;
/** Each worker gets at least this share of the clients; with three workers a third is even. */
const LEAST_SHARE = 0.07;

/** Every connection from one address reaches the same worker. */
export const sameWorker: Check = {
  needs: ['serving', 'workers-up', 'addresses-asked'],
  judge(view) {
    const visits = visitsOf(view, 'home', 'rush');
    const [moved] = movedIn(visits);
    if (moved !== undefined) {
      const { visit, first } = moved;
      return fail(
        `The client at ${visit.from} reached worker ${first.response.pid} at ${at(first.response.t)}, and worker ${visit.response.pid} with a new connection at ${at(visit.response.t)}.`,
        first.response,
        visit.response,
      );
    }
    const ending = view.mark('ending');
    const answered = visits.filter(({ response }) => response.ok);
    const homes = homesOf(view);
    if (ending === undefined || answered.length === 0) return undefined;
    if (answered.length < 2 * homes.size)
      return unknown('Too few connections were answered to tell.', ending);
    return pass(
      `${count(answered.length, 'connection')} from ${count(homes.size, 'address', 'addresses')}: each address reached one worker only.`,
      answered[0]?.response,
      answered.at(-1)?.response,
    );
  },
};

/** The clients are shared out over all workers, and nobody but workers answers. */
export const usesAllWorkers: Check = {
  needs: ['serving', 'workers-up', 'addresses-asked'],
  judge(view) {
    const asked = view.mark('addresses-asked');
    if (asked === undefined) return undefined;
    const homes = homesOf(view);
    if (homes.size === 0) return undefined;
    const workers = new Set(view.workers().map(({ pid }) => pid));
    const stranger = [...homes.values()].find(({ response }) => !workers.has(response.pid ?? 0));
    if (stranger !== undefined) {
      return fail(
        `The client at ${stranger.from} was answered by ${stranger.response.pid}, which is no worker of the primary.`,
        stranger.response,
      );
    }
    const shares = sharesOf(homes, view.pids('workers-up', 'workers'));
    const told = [...shares].map(([pid, share]) => `worker ${pid} has ${share}`).join(', ');
    const least = Math.min(...shares.values());
    const because = `Of ${homes.size} clients with addresses of their own, ${told}.`;
    if (least < LEAST_SHARE * homes.size) return fail(because, asked);
    return pass(because, asked);
  },
};

function sharesOf(homes: ReadonlyMap<string, Visit>, workers: readonly number[]): Map<number, number> {
  const shares = new Map<number, number>(workers.map((pid) => [pid, 0]));
  for (const { response } of homes.values())
    shares.set(response.pid ?? 0, (shares.get(response.pid ?? 0) ?? 0) + 1);
  return shares;
}

/** No connection is lost on its way to the worker. */
export const clientsAnswered: Check = {
  needs: ['serving', 'workers-up', 'addresses-asked'],
  judge(view) {
    const visits = visitsOf(view, 'home', 'rush');
    for (const visit of visits) {
      const lost = lostOf(view, visit);
      if (lost !== undefined) return lost;
    }
    if (view.mark('ending') === undefined || visits.length === 0) return undefined;
    return pass(`All ${count(visits.length, 'connection')} were answered.`, visits.at(-1)?.response);
  },
};

function lostOf(view: View, { from, sent, response }: Visit): Decision {
  // What the end of the run cut off was not lost by the program.
  if (response.ok || response.outcome === 'cut-off') return undefined;
  const told = `A connection from ${from} at ${at(sent.t)} was not served: ${ended(response)}.`;
  if (response.outcome === 'timed-out') return late(view, view.scaled(HANGS), told, sent, response);
  return fail(told, sent, response);
}

/** The clients of a dead worker get one that lives, soon, and keep it. */
export const findsNewHome: Check = {
  needs: ['serving', 'workers-up', 'victims-gone', 'followed', 'addresses-asked'],
  judge(view) {
    const struck = view.mark('struck');
    const followed = view.mark('followed');
    if (struck === undefined || followed === undefined) return undefined;
    const lost = addressesOf(view, 'struck');
    const limit = view.scaled(NEW_HOME);
    const found = visitsOf(view, 'after').filter(({ from, response }) => lost.has(from) && response.ok);
    const homeless = [...lost.keys()].filter((from) => !found.some((visit) => visit.from === from));
    const told = `${count(lost.size, 'client')} had the worker that was killed at ${at(struck.t)}`;
    const end = endedByItself(view);
    if (homeless.length > 0 && end !== undefined) {
      return fail(
        `${told}. The primary ended ${endTold(end)} at ${at(end.t)}, and ${homeless.length} of them never had an answer.`,
        struck,
        end,
      );
    }
    if (homeless.length > 0) {
      return late(
        view,
        limit,
        `${told}. ${limit} ms later ${homeless.length} of them had no answer yet, ${homeless[0]} for one.`,
        struck,
        followed,
      );
    }
    const later = visitsOf(view, 'settled').filter(({ from }) => lost.has(from));
    const [moved] = movedIn(later);
    if (moved !== undefined) {
      return fail(
        `${told}. When all was well again, ${moved.visit.from} reached worker ${moved.first.response.pid} and then worker ${moved.visit.response.pid}.`,
        struck,
        moved.first.response,
        moved.visit.response,
      );
    }
    for (const visit of later) {
      const gone = lostOf(view, visit);
      if (gone !== undefined) return gone;
    }
    if (view.mark('ending') === undefined) return undefined;
    if (lost.size === 0) return unknown('The worker that was killed had no clients.', struck);
    if (later.length < 2 * lost.size) return undefined;
    const pids = new Set(later.map(({ response }) => response.pid));
    return pass(
      `${told}. All were answered again, and stayed with ${count(pids.size, 'worker')}.`,
      struck,
      later.at(-1)?.response,
    );
  },
};

/** The clients of the other workers notice nothing: the same worker, and no connection lost. */
export const othersStay: Check = {
  needs: ['serving', 'workers-up', 'victims-gone', 'followed', 'addresses-asked'],
  judge(view) {
    const struck = view.mark('struck');
    if (struck === undefined) return undefined;
    const others = addressesOf(view, 'left');
    const visits = visitsOf(view, 'after', 'settled').filter(({ from }) => others.has(from));
    for (const visit of visits) {
      const home = others.get(visit.from);
      if (visit.response.ok && visit.response.pid !== home) {
        return fail(
          `The worker of ${visit.from} (${home}) was left alone, and at ${at(visit.response.t)} the client reached worker ${visit.response.pid}.`,
          struck,
          visit.response,
        );
      }
      const lost = lostOf(view, visit);
      if (lost !== undefined)
        return { ...lost, because: `The worker of this client was left alone. ${lost.because}` };
    }
    if (view.mark('ending') === undefined || view.mark('followed') === undefined) return undefined;
    if (visits.length === 0) return unknown('No other worker had a client.', struck);
    return pass(
      `${count(others.size, 'client')} of the other workers stayed where they were, in ${count(visits.length, 'connection')}.`,
      struck,
      visits.at(-1)?.response,
    );
  },
};
