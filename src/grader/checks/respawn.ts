import { at, type Check, count, type Decision, ended, fail, late, pass, pidList, unknown } from './check.ts';
import { type ProcessSeen, surelyAlive, type View } from './view.ts';

const LIMIT = 3000;
const WATCHED = 1000;

/** After a strike a live worker with a new pid answers within 3 s. Serves `replaces-killed` and `replaces-crashed`. */
export const replaces: Check = {
  needs: ['serving', 'struck'],
  judge(view) {
    const struck = view.mark('struck');
    if (struck === undefined) return undefined;
    const crashed = struck.data?.how === 'crash';
    const path = String(struck.data?.path ?? '/crash');
    const gone = view.mark('victims-gone');
    const otherwise = crashed ? notOneWorker(view, struck.t, path) : undefined;
    if (otherwise !== undefined || gone === undefined) return otherwise;
    const victims = view.pids('victims-gone', 'pids');
    const how = crashed ? `ended by GET ${path}` : 'killed';
    const told = `Worker ${pidList(victims)} was ${how} at ${at(struck.t)}`;
    const replaced = view.mark('replaced');
    const limit = view.scaled(LIMIT);
    if (replaced !== undefined) {
      const answerer = view.process(Number(replaced.data?.pid));
      if (answerer?.role === 'primary') {
        return fail(
          `${told}, and after that the primary (${answerer.pid}) answered: it should fork a worker that does.`,
          struck,
          replaced,
        );
      }
      const took = Math.round(replaced.t - struck.t);
      const by = `${told}; the new worker ${replaced.data?.pid} answered ${took} ms later.`;
      if (took <= limit) return pass(by, struck, gone, replaced);
      return late(view, limit, `${by} The limit is ${limit} ms.`, struck, replaced);
    }
    const given = view.mark('not-replaced');
    if (given === undefined) return undefined;
    const exit = exitBefore(view, given.t);
    if (exit !== undefined) {
      const by = exit.signal === null ? `with code ${exit.code}` : `by ${exit.signal}`;
      return fail(
        `${told}, and the primary ended ${by} at ${at(exit.t)}: nobody is left to replace it.`,
        struck,
        exit,
      );
    }
    return late(view, limit, `${told}; no new worker answered within ${limit} ms.`, struck, gone, given);
  },
};

/** How the primary ended by then; what comes later is the grader's doing. */
function exitBefore(view: View, t: number) {
  const exit = view.primaryExit;
  return exit !== undefined && exit.t <= t ? exit : undefined;
}

/** `GET /crash`, and what else ends a process, must end a worker; one that survives its own uncaught exception goes on in an unknown state. */
function notOneWorker(view: View, since: number, path: string): Decision {
  const waited = view.condition('victim-gone');
  const gone = view.mark('victims-gone');
  const exit = exitBefore(view, gone?.t ?? waited?.t ?? Number.POSITIVE_INFINITY);
  if (exit !== undefined && exit.t >= since) {
    return fail(`After GET ${path} the primary itself ended (code ${exit.code}) at ${at(exit.t)}.`, exit);
  }
  if (waited === undefined || waited.met) return undefined;
  return late(
    view,
    waited.limit,
    `GET ${path} was sent at ${at(since)}, and no worker ended within ${waited.limit} ms: something ${path === '/crash' ? 'catches the exception and carries on' : 'keeps it alive'}.`,
    view.mark('struck'),
    waited,
  );
}

/** Exactly as many workers as before, within 3 s after two were killed, and they stay. */
export const restoresCount: Check = {
  needs: ['serving', 'struck', 'victims-gone', 'steady-end'],
  judge(view) {
    const struck = view.mark('struck');
    const end = view.mark('steady-end');
    if (struck === undefined || end === undefined) return undefined;
    const restored = view.mark('count-restored');
    const finally_ = view.pids('steady-end', 'workers').length;
    const limit = view.scaled(LIMIT);
    const told = `${count(view.pids('struck', 'pids').length, 'worker was', 'workers were')} killed at ${at(struck.t)}`;
    if (restored === undefined) {
      const now = view.pids('steady-start', 'workers').length;
      // No time would have mended these.
      const exit = exitBefore(view, end.t);
      if (exit !== undefined) return fail(`${told}, and the primary ended at ${at(exit.t)}.`, struck, exit);
      if (now > (view.expected ?? 0))
        return fail(`${told}, and then there were ${now} workers instead of ${view.expected}.`, struck, end);
      return late(
        view,
        limit,
        `${told}, and ${limit} ms later there ${now === 1 ? 'was' : 'were'} ${count(now, 'worker')}; there should be ${view.expected} again.`,
        struck,
        view.mark('steady-start'),
      );
    }
    const took = Math.round(restored.t - struck.t);
    if (finally_ !== view.expected) {
      return fail(
        `${told}. After ${took} ms there were ${view.expected} again, but at the end there ${finally_ === 1 ? 'was' : 'were'} ${finally_}.`,
        struck,
        restored,
        end,
      );
    }
    const restless = diedBetween(view, view.mark('steady-start')?.t ?? end.t, end.t);
    if (restless?.died !== undefined) {
      const still = `${told}. After ${took} ms there were ${finally_} again, but they do not last: worker ${restless.pid} was gone at ${at(restless.died.t)}.`;
      return fail(still, struck, restored, restless.died);
    }
    if (took > limit)
      return late(
        view,
        limit,
        `${told}. It took ${took} ms until there were ${finally_} again; the limit is ${limit} ms.`,
        struck,
        restored,
      );
    return pass(
      `${told}. After ${took} ms there were exactly ${finally_} again, and it stayed so.`,
      struck,
      restored,
      end,
    );
  },
};

function diedBetween(view: View, start: number, end: number): ProcessSeen | undefined {
  return view.workers().find(({ died }) => died !== undefined && died.lastSeen >= start && died.t <= end);
}

/** Not counting what the grader struck, never more workers than WORKERS, and no fork for a worker that did not die. */
export const neverTooMany: Check = {
  needs: ['serving', 'workers-up'],
  judge(view) {
    const expected = view.expected ?? 0;
    const victims = victimsOf(view);
    const workers = view.workers();
    const judged = workers.filter(({ born }) => born.t < clearUntil(view));
    for (const seen of judged) {
      const counts = (other: ProcessSeen) =>
        surelyAlive(other, seen.born.t) && !struckBy(view, victims, other.pid, seen.born.t);
      const crowd = workers.filter(counts);
      if (crowd.length > expected) {
        const told = `At ${at(seen.born.t)} there were ${crowd.length} workers, not counting those that the grader ended; WORKERS is ${expected}.`;
        return fail(told, ...crowd.map(({ born }) => born));
      }
    }
    const extra = forkForNobody(view, judged, expected, victims);
    if (extra !== undefined) {
      return fail(
        `Worker ${extra.pid} was forked at ${at(extra.born.t)}, though no worker had died that it could replace.`,
        extra.born,
      );
    }
    if (!view.ended || view.mark('workers-up') === undefined) return undefined;
    const forks = workers.length;
    const last = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
    const deaths = workers.filter(({ died }) => died !== undefined && died.t <= last).length;
    return pass(
      `In all ${count(forks, 'worker was', 'workers were')} forked and ${deaths} died, and there were never more than ${expected} at once.`,
      view.mark('workers-up'),
    );
  },
};

/** While a crash is under way its victim is not known yet: what is born then may be its replacement. */
function clearUntil(view: View): number {
  const struck = view.mark('struck');
  const settled = struck === undefined || view.mark('victims-gone') !== undefined || view.ended;
  return settled ? Number.POSITIVE_INFINITY : struck.t;
}

/** Whether the grader had struck this worker by then; until it did, the worker counted as any other. */
function struckBy(view: View, victims: ReadonlySet<number>, pid: number, by: number): boolean {
  return victims.has(pid) && view.of('mark').some(({ name, t }) => name === 'struck' && t <= by);
}

function victimsOf(view: View): Set<number> {
  const killed = view.of('signal').flatMap(({ victim, pid }) => (victim ? [pid] : []));
  return new Set([...killed, ...view.pids('struck', 'pids'), ...view.pids('victims-gone', 'pids')]);
}

/**
 * The first fork beyond the initial ones for which, even at the latest, no death had come before. Whom the grader
 * struck counts as dead from the strike on: a worker that crashes may say so before it goes, and be replaced at once.
 */
function forkForNobody(
  view: View,
  workers: readonly ProcessSeen[],
  expected: number,
  victims: ReadonlySet<number>,
): ProcessSeen | undefined {
  const dead = ({ pid, died }: ProcessSeen, by: number) =>
    (died !== undefined && died.lastSeen < by) || struckBy(view, victims, pid, by);
  const births = [...workers].sort((a, b) => a.born.t - b.born.t);
  return births.find((seen, at) => {
    const deaths = workers.filter((other) => dead(other, seen.born.t)).length;
    return at + 1 > expected + deaths;
  });
}

/** The other workers live and answer on, and nobody but Node's own lost handoff loses a connection. */
export const siblingsServe: Check = {
  needs: ['serving', 'struck', 'victims-gone', 'saw-all'],
  judge(view) {
    const struck = view.mark('struck');
    const gone = view.mark('victims-gone');
    if (struck === undefined || gone === undefined) return undefined;
    const victims = new Set(view.pids('victims-gone', 'pids'));
    const siblings = view.pids('struck', 'workers').filter((pid) => !victims.has(pid));
    const until = struck.t + view.scaled(WATCHED);
    const dead = siblings
      .map((pid) => view.process(pid))
      .find((seen) => seen?.died !== undefined && seen.died.t <= until);
    if (dead?.died !== undefined) {
      return fail(
        `Worker ${dead.pid}, which the grader had left alone, was gone at ${at(dead.died.t)}.`,
        struck,
        dead.died,
      );
    }
    const lost = view
      .tagged('sibling')
      .find(({ sent, response }) => sent.t < until && response !== undefined && !response.ok);
    if (lost?.response !== undefined) {
      const told = `A new connection at ${at(lost.sent.t)} was not served, though the other workers should have carried on: ${ended(lost.response)}.`;
      const cites = [struck, lost.sent, lost.response];
      // A hang is a limit of time, and a machine that stands still looks the same.
      if (lost.response.outcome === 'timed-out') return late(view, view.scaled(WATCHED), told, ...cites);
      return fail(told, ...cites);
    }
    const saw = view.mark('saw-all');
    if (saw === undefined) return undefined;
    const unseen = view.pids('saw-all', 'unseen');
    const listeners = view.of('listeners').at(-1);
    const silent = unseen.filter((pid) => listeners?.holders.includes(pid) !== true);
    const asked = view.tagged('sibling').length;
    if (silent.length > 0) {
      const told = `${silent.length === 1 ? 'A worker' : 'Workers'} that the grader had left alone (${pidList(silent)}) no longer ${silent.length === 1 ? 'answers' : 'answer'}, though still alive.`;
      if (listeners !== undefined) return fail(told, saw, listeners);
      return unknown(
        `${told} Who holds the port cannot be seen here, so the system may have passed it over.`,
        saw,
      );
    }
    return pass(
      `The other workers (${pidList(siblings)}) lived on and answered, and all ${asked} new connections were served.`,
      gone,
      saw,
    );
  },
};
