import { at, type Check, count, fail, late, pass, pidList, unknown } from './check.ts';
import { answeredBy, forkedSince, reloadsOf } from './reload-view.ts';
import { endedByItself, endTold, livingAt, markAfter } from './strikes.ts';
import type { ProcessSeen, View } from './view.ts';

/** A reload is given up within this, in milliseconds before scaling. */
const LIMIT = 3000;
/** One that hangs is given this share of its time at least, since clocks are not read at the same moment. */
const GIVEN = 0.95;
/** And it is gone so long after its time at the latest, in milliseconds before scaling. */
const GRACE = 750;

/** READY_TIMEOUT_MS as the program was given it, in milliseconds; NaN: it was not. */
const patienceOf = (view: View) => Number(view.given('READY_TIMEOUT_MS'));

/** The first reload, in which a new worker cannot come up, and the look at what was left of it. */
export function failedReload(view: View) {
  const [reload] = reloadsOf(view);
  const look = reload === undefined ? undefined : markAfter(view, 'steady-end', reload.sent.t);
  if (reload === undefined || look === undefined) return undefined;
  const left = livingAt(view, look.t);
  const forks = forkedSince(view, reload, look.t);
  const came = forks.filter((worker) =>
    answeredBy(view.requests.values(), worker).some(({ response }) => (response?.t ?? look.t) < look.t),
  );
  return {
    reload,
    look,
    forks,
    /** New workers that answered, and those that did not come up. */
    came,
    tries: forks.filter((worker) => !came.includes(worker)),
    old: left.map(({ pid }) => pid).filter((pid) => reload.before.includes(pid)),
    extra: left.filter((worker) => !reload.before.includes(worker.pid) && !came.includes(worker)),
    exit: endedByItself(view),
  };
}

type Failed = NonNullable<ReturnType<typeof failedReload>>;

function toldOf({ reload, came }: Failed): string {
  const then =
    came.length === 0
      ? 'no new worker could come up'
      : `${came.length === 1 ? 'worker' : 'workers'} ${pidsOf(came)} came up, and then none could`;
  return `SIGHUP came at ${at(reload.sent.t)}, and ${then}`;
}

const pidsOf = (workers: readonly ProcessSeen[]) => pidList(workers.map(({ pid }) => pid));

/** While no new worker can come up, every old one lives on but for those in whose place one had come up before. */
export const keepsOld: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'steady-end'],
  judge(view) {
    const failed = failedReload(view);
    if (failed === undefined) return undefined;
    const { reload, look, old, came, exit } = failed;
    const told = toldOf(failed);
    if (exit !== undefined && exit.t <= look.t)
      return fail(`${told}: the primary ended ${endTold(exit)} at ${at(exit.t)}.`, reload.sent, exit);
    const gone = reload.before.filter((pid) => !old.includes(pid));
    const [first] = gone;
    if (first !== undefined && gone.length > came.length) {
      const died = view.process(first)?.died;
      return fail(
        `${told}, yet ${count(gone.length, 'old worker was', 'old workers were')} gone (${pidList(gone)}).`,
        reload.sent,
        died ?? look,
      );
    }
    if (failed.forks.length === 0) {
      return late(
        view,
        view.scaled(LIMIT),
        `${told}, for nobody tried: no worker was forked.`,
        reload.sent,
        look,
      );
    }
    return pass(`${told}: the old workers (${pidList(old)}) lived on.`, reload.sent, look);
  },
};

/** One failure ends a reload: no second try, and nothing is left of the first. */
export const abandons: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'steady-end'],
  judge(view) {
    const failed = failedReload(view);
    if (failed === undefined) return undefined;
    const { reload, look, tries, came, extra, exit } = failed;
    const told = toldOf(failed);
    if (exit !== undefined && exit.t <= look.t)
      return fail(`${told}: the primary ended ${endTold(exit)} at ${at(exit.t)}.`, reload.sent, exit);
    const [first, second] = tries;
    if (second !== undefined) {
      return fail(
        `${told}: ${tries.length} were forked one after the other; the first failure should be the end of it.`,
        reload.sent,
        second.born,
      );
    }
    const limit = view.scaled(LIMIT);
    if (first === undefined && came.length > 0)
      return unknown(`${told}: but none was tried after that.`, reload.sent, look);
    if (first === undefined) return late(view, limit, `${told}, for none was forked.`, reload.sent, look);
    if (extra.length > 0) {
      if (look.t - first.born.t < patienceOf(view))
        return unknown(`${told}, but ${first.pid} may still be booting.`, first.born, look);
      return late(
        view,
        limit,
        `${told}, and ${Math.round(look.t - reload.sent.t)} ms later ${pidsOf(extra)} was still there, which serves nobody.`,
        reload.sent,
        look,
      );
    }
    return pass(
      `${told}: after one try the reload was abandoned, and nothing was left of it.`,
      first.born,
      look,
    );
  },
};

/** A new worker that hangs is ended when READY_TIMEOUT_MS are over, not before, and not much later. */
export const givesTime: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'steady-end'],
  judge(view) {
    const failed = failedReload(view);
    if (failed === undefined) return undefined;
    const { reload, look, tries, exit } = failed;
    const [first] = tries;
    if (exit !== undefined && exit.t <= look.t)
      return unknown(`The primary ended ${endTold(exit)} at ${at(exit.t)}.`, exit);
    if (first === undefined || tries.length > 1)
      return unknown(`There was not one new worker, but ${tries.length} (see "abandons").`, reload.sent);
    const { pid, born, died } = first;
    if (died === undefined || died.t > look.t)
      return unknown(`New worker ${pid} was never ended (see "abandons").`, born, look);
    const patience = patienceOf(view);
    const told = `New worker ${pid} hung, and was gone ${Math.round(died.t - born.t)} ms after its fork; READY_TIMEOUT_MS was ${patience}`;
    // A birth and a death are known as intervals: whoever could have kept to it, has.
    if (died.t - born.notSeen < GIVEN * patience)
      return fail(`${told}. It may need all of that to come up.`, born, died);
    const grace = view.scaled(GRACE);
    if (died.lastSeen - born.t > patience + grace)
      return late(view, grace, `${told}, and ${grace} ms more are allowed.`, born, died);
    return pass(`${told}.`, born, died);
  },
};
