import { bootOf, bootsTook } from './boots.ts';
import { at, type Check, count, ended, fail, late, pass, pidList, tooBusy, unknown } from './check.ts';
import { answeredBy, forkedSince, type Reload, reloadsOf } from './reload-view.ts';
import { endedByItself, endTold, markAfter, numbers } from './strikes.ts';
import type { ProcessSeen, View } from './view.ts';

const LIMIT = 8000;
/** Of a reload that is under way still, boots may take no more than this share of the limit: else the machine is slow. */
const BOOTS_SHARE = 1 / 2;

const tellsOf = ({ before, sent }: Reload, nth: number) =>
  `${sent.data?.by ?? 'SIGHUP'}${nth > 1 ? ` number ${nth}` : ''} came at ${at(sent.t)}, with ${count(before.length, 'worker')} (${pidList(before)})`;

/** Workers forked since then that the grader has not killed itself. */
function freshOf(view: View, reload: Reload, end: number): ProcessSeen[] {
  const victims = view.of('signal').flatMap(({ victim, pid }) => (victim ? [pid] : []));
  return forkedSince(view, reload, end).filter(({ pid }) => !victims.includes(pid));
}

/**
 * After the SIGHUP (or other order) number `nth` all workers are new, as many as before, under the same primary, within
 * `limit` ms before scaling. With `stays`, none of the new ones that has answered ends by itself until the grader's end.
 */
export const reloads: Check = {
  needs: ['serving', 'workers-up', 'reload-sent'],
  judge(view, parameters) {
    const nth = typeof parameters.nth === 'number' ? parameters.nth : 1;
    const all = reloadsOf(view);
    const reload = all[nth - 1];
    const exit = endedByItself(view);
    if (exit !== undefined && all[0] !== undefined) {
      const when = `the primary ended ${endTold(exit)} at ${at(exit.t)}`;
      const earlier = reload?.done ?? reload?.missed;
      if (earlier === undefined || exit.t <= earlier.t)
        return fail(
          `${reload === undefined ? tellsOf(all[0], 1) : tellsOf(reload, nth)}, and ${when}.`,
          (reload ?? all[0]).sent,
          exit,
        );
    }
    if (reload === undefined) return undefined;
    const { sent, done, missed } = reload;
    const told = tellsOf(reload, nth);
    if (done !== undefined) {
      const ending = view.mark('ending');
      if (parameters.stays === true && ending === undefined) return undefined;
      const lost =
        parameters.stays === true ? lostAgain(view, reload, exit?.t ?? ending?.t ?? done.t) : undefined;
      if (lost !== undefined) {
        const lived = Math.round(lost.died.t - lost.born.t);
        const because = `${told}; new worker ${lost.pid} had served, and was gone ${lived} ms after its fork: who has come up should stay.`;
        return fail(because, sent, lost.born, lost.died);
      }
      const took = Number(done.data?.took);
      return pass(
        `${told}; ${took} ms later all of them had gone, and ${pidList(numbers(done.data?.workers))} answered instead.`,
        sent,
        done,
      );
    }
    if (missed === undefined) return undefined;
    const kept = view.scaled(typeof parameters.limit === 'number' ? parameters.limit : LIMIT);
    const limit = typeof missed.data?.limit === 'number' ? missed.data.limit : kept;
    const state = `${told}; ${limit} ms later ${stateOf(view, reload)}`;
    const slow = tooSlowToBoot(view, reload, missed);
    if (slow === undefined) {
      const fresh = freshOf(view, reload, missed.t);
      const boots = bootsTook(view, fresh, sent.t, missed.t);
      if (!underWay(view, reload, missed, fresh) || boots <= limit * BOOTS_SHARE)
        return late(view, limit, `${state}.`, sent, missed);
      const because = `${state}. But boots alone took ${boots} ms of that: this machine is slow, or busy.`;
      return tooBusy(because, sent, missed);
    }
    const lived = Math.round(slow.died.lastSeen - slow.born.t);
    const because = `${state}. But worker ${slow.pid} was ended after ${lived} ms, with READY_TIMEOUT_MS=${slow.patience}, and had answered nobody by then: it may be that a boot takes so long here.`;
    return tooBusy(because, sent, slow.born, slow.died, missed);
  },
};

/** A new worker that had answered, and ended before `end`, which was nobody's wish. */
function lostAgain(view: View, reload: Reload, end: number) {
  for (const worker of freshOf(view, reload, end)) {
    const { pid, born, died } = worker;
    if (died === undefined || died.t >= end) continue;
    if (answeredBy(view.requests.values(), worker).length > 0) return { pid, born, died };
  }
  return undefined;
}

/** Whether new workers are still to come, or to answer. A SIGHUP that was repeated may bring as many again. */
function underWay(view: View, reload: Reload, missed: { t: number }, fresh: readonly ProcessSeen[]): boolean {
  const repeated = markAfter(view, 'reload-repeated', reload.sent.t);
  const most = reload.before.length * (repeated !== undefined && repeated.t <= missed.t ? 2 : 1);
  if (fresh.length === 0 || fresh.length > most) return false;
  return fresh.length < most || fresh.some((worker) => bootOf(view, worker, missed.t) === undefined);
}

/** A new worker that the program may have ended since its boot took longer than the lab gave it, on a machine that is busy. */
function tooSlowToBoot(view: View, reload: Reload, missed: { t: number }) {
  const patience = Number(view.given('READY_TIMEOUT_MS'));
  if (!Number.isFinite(patience)) return undefined;
  for (const { pid, born, died } of forkedSince(view, reload, missed.t)) {
    if (died === undefined || died.t > missed.t) continue;
    const lived = died.t - born.t;
    const answered = view.of('response').some((response) => response.pid === pid && response.t <= missed.t);
    if (!answered && lived > 0.9 * patience && lived < 1.5 * patience) return { pid, born, died, patience };
  }
  return undefined;
}

function stateOf(view: View, reload: Reload): string {
  const { sent, missed, before } = reload;
  const old = numbers(missed?.data?.old);
  const now = numbers(missed?.data?.workers);
  const fresh = forkedSince(view, reload, missed?.t ?? sent.t);
  if (fresh.length === 0 && old.length === before.length)
    return 'they were all still there, and no new one had been forked';
  const forked = `${count(fresh.length, 'new one')} had been forked`;
  if (old.length > 0)
    return `${forked}, but ${pidList(old)} ${old.length === 1 ? 'was' : 'were'} still there`;
  if (now.length !== before.length) return `${forked}, and there were ${now.length} in the end`;
  return `${forked}, and they did not come to rest`;
}

/** The long requests that an old worker had begun before the SIGHUP are all answered. */
export const finishesBegun: Check = {
  needs: ['serving', 'workers-up', 'reload-sent'],
  judge(view) {
    const [reload] = reloadsOf(view);
    if (reload === undefined) return undefined;
    const begun = view.tagged('long');
    const lost = begun.find(({ response }) => response !== undefined && !response.ok);
    if (lost?.response !== undefined) {
      const told = `A request that was sent at ${at(lost.sent.t)}, before the SIGHUP, was not finished: ${ended(lost.response)}.`;
      return lost.response.outcome === 'timed-out'
        ? late(view, view.scaled(4000), told, lost.sent, lost.response)
        : fail(told, lost.sent, reload.sent, lost.response);
    }
    const end = reload.done ?? reload.missed;
    if (end === undefined) return undefined;
    const after = begun.filter(({ response }) => response !== undefined && response.t > reload.sent.t);
    if (after.length === 0) return unknown('Nothing was under way when the SIGHUP came.', reload.sent);
    const changed = forkedSince(view, reload, end.t).length > 0;
    if (!changed) return unknown('No worker was replaced, so that nothing had to be finished.', end);
    return pass(
      `All ${count(after.length, 'request')} that were under way when the SIGHUP came were answered.`,
      reload.sent,
      after.at(-1)?.response,
    );
  },
};
