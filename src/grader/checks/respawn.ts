import { lateAnswer, lateBoot } from './boots.ts';
import { at, type Check, count, type Decision, fail, late, pass, pidList } from './check.ts';
import type { ProcessSeen, View } from './view.ts';

const LIMIT = 3000;

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
    const told = `Worker ${pidList(victims)} was ${how} at ${at(struck.t)}${handed(view)}`;
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
      const time = { worker: answerer, from: struck.t, limit };
      return lateAnswer(view, time, `${by} The limit is ${limit} ms.`, struck, replaced);
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
    const time = { from: struck.t, end: given.t, limit };
    return lateBoot(view, time, `${told}; no new worker answered within ${limit} ms.`, struck, gone, given);
  },
};

/** Whether a connection was on its way to the victim: of those that were sent, one had not been answered. */
function handed(view: View): string {
  const { settled, sent } = view.mark('handing')?.data ?? {};
  return Number(settled) < Number(sent) ? ', while a connection was on its way to it' : '';
}

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
