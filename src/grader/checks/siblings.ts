import { at, type Check, ended, fail, late, pass, pidList, unknown } from './check.ts';

/** The others are watched so long after the strike, in milliseconds before scaling. */
const WATCHED = 1000;

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
