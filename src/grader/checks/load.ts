import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, ended, fail, late, pass, pidList, unknown } from './check.ts';
import { lostLoad, lowPoint, reloadsOf } from './reload-view.ts';
import { endedByItself, endTold } from './strikes.ts';
import { surelyAlive, type View } from './view.ts';

/** Two workers that live side by side for less than this, one at its end and one at its start, are no crowd. */
const OVERLAP = 150;

/** Every request of the load is answered, on fresh connections and on kept ones. `since`: only those sent after the mark of that name. */
export const losesNothing: Check = {
  needs: ['serving', 'load-start', 'load-stop'],
  judge(view, { since }) {
    const stop = view.mark('load-stop');
    if (stop === undefined) return undefined;
    const from = typeof since === 'string' ? view.mark(since) : undefined;
    if (typeof since === 'string' && from === undefined) return unknown(`It never came to ${since}.`, stop);
    const { asked, lost, pardoned } = lostLoad(view, from?.t);
    const exit = endedMeanwhile(view, stop);
    const [first] = lost;
    if (first?.response !== undefined) {
      const because = `Of ${count(asked.length, 'request')} ${count(lost.length, 'was', 'were')} not served. The first was sent at ${at(first.sent.t)} on ${first.sent.conn === 0 ? 'a new connection' : 'a kept connection'}: ${ended(first.response)}.`;
      const told =
        exit === undefined ? because : `${because} The primary ended ${endTold(exit)} at ${at(exit.t)}.`;
      const hangs = lost.every(({ response }) => response?.outcome === 'timed-out');
      return hangs
        ? late(view, view.scaled(3000), told, first.sent, first.response, exit)
        : fail(told, first.sent, first.response, exit);
    }
    if (exit !== undefined) return fail(`The primary ended ${endTold(exit)} at ${at(exit.t)}.`, exit);
    const answered = asked.filter(({ response }) => response?.ok === true).length;
    if (answered === 0) return unknown('Nobody asked for anything.', stop);
    if (!moved(view)) return unknown('No worker was forked meanwhile, so that nothing could be lost.', stop);
    const but =
      pardoned === 0 ? '' : ` Not counted: ${count(pardoned, 'connection')} that Node itself may have lost.`;
    return pass(`All ${count(answered, 'request')} were answered.${but}`, view.mark('load-start'), stop);
  },
};

/** How the primary ended under the load, if it did; what ends it later is another matter. */
function endedMeanwhile(view: View, stop: EventOf<'mark'>): EventOf<'primary-exit'> | undefined {
  const exit = endedByItself(view);
  return exit !== undefined && exit.t <= stop.t ? exit : undefined;
}

/** Whether any worker was forked after the first SIGHUP. */
function moved(view: View): boolean {
  const [reload] = reloadsOf(view);
  return reload !== undefined && view.workers().some(({ born }) => born.t > reload.sent.t);
}

/** At no time of the load are fewer than WORKERS - 1 workers serving. */
export const keepsServing: Check = {
  needs: ['serving', 'workers-up', 'load-start', 'load-stop'],
  judge(view) {
    const stop = view.mark('load-stop');
    if (stop === undefined) return undefined;
    const least = (view.expected ?? 0) - 1;
    const exit = endedMeanwhile(view, stop);
    if (exit !== undefined)
      return fail(`The primary ended ${endTold(exit)} at ${at(exit.t)}, and with it its workers.`, exit);
    if (!moved(view)) return unknown('No worker was replaced.', stop);
    const listeners = view.of('listeners').findLast(({ t }) => t <= stop.t);
    const [holder] = listeners?.holders ?? [];
    const shared = listeners?.holders.length === 1 && view.process(holder ?? 0)?.role === 'primary';
    if (!shared) {
      const told =
        'Who of the workers serves can only be seen where the primary shares out the connections in turn.';
      return unknown(told, listeners);
    }
    const low = lowPoint(view, least);
    if (low !== undefined) {
      const { request, serving } = low;
      const told = `From ${at(request.sent.t)} on only ${count(serving, 'worker')} took new connections for a while; at least ${least} have to.`;
      return fail(told, request.sent, request.response);
    }
    return pass(`At all times at least ${least} workers took new connections.`, stop);
  },
};

/** Never more than WORKERS + 1 workers at once. */
export const oneAtATime: Check = {
  needs: ['serving', 'workers-up', 'reload-sent'],
  judge(view) {
    const [reload] = reloadsOf(view);
    if (!view.ended || reload === undefined) return undefined;
    const most = (view.expected ?? 0) + 1;
    const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
    const workers = view.workers();
    const long = view.scaled(OVERLAP);
    const births = workers.filter(({ born }) => born.t + long <= ending);
    for (const { born } of births) {
      const moment = born.t + long;
      const crowd = workers.filter((seen) => surelyAlive(seen, born.t) && surelyAlive(seen, moment));
      if (crowd.length > most) {
        const told = `At ${at(born.t)} there were ${crowd.length} workers at once (${pidList(crowd.map(({ pid }) => pid))}); one more than ${most - 1} is allowed.`;
        return fail(told, ...crowd.map((seen) => seen.born));
      }
    }
    const fresh = workers.filter((seen) => seen.born.t > reload.sent.t);
    if (fresh.length === 0) return unknown('No worker was forked after the SIGHUP.', reload.sent);
    return pass(`There were never more than ${most} workers at once.`, reload.sent);
  },
};
