import { at, type Check, count, fail, late, pass, pidList } from './check.ts';
import { forkedSince, reloadsOf } from './reload-view.ts';
import { endedByItself, endTold, livingAt, markAfter } from './strikes.ts';
import type { View } from './view.ts';

/** A reload is given up within this, in milliseconds before scaling. */
const LIMIT = 3000;

/** The first reload, whose new worker cannot come up, and the look at what was left of it. */
export function failedReload(view: View) {
  const [reload] = reloadsOf(view);
  const look = reload === undefined ? undefined : markAfter(view, 'steady-end', reload.sent.t);
  if (reload === undefined || look === undefined) return undefined;
  const left = livingAt(view, look.t).map(({ pid }) => pid);
  const forks = forkedSince(view, reload, look.t);
  return {
    reload,
    look,
    forks,
    old: left.filter((pid) => reload.before.includes(pid)),
    extra: left.filter((pid) => !reload.before.includes(pid)),
    exit: endedByItself(view),
  };
}

/** While no new worker can come up, every old one lives on. */
export const keepsOld: Check = {
  needs: ['serving', 'workers-up', 'reload-sent', 'steady-end'],
  judge(view) {
    const failed = failedReload(view);
    if (failed === undefined) return undefined;
    const { reload, look, old, exit } = failed;
    const told = `SIGHUP came at ${at(reload.sent.t)}, and no new worker could come up`;
    if (exit !== undefined && exit.t <= look.t)
      return fail(`${told}: the primary ended ${endTold(exit)} at ${at(exit.t)}.`, reload.sent, exit);
    const gone = reload.before.filter((pid) => !old.includes(pid));
    const [first] = gone;
    if (first !== undefined) {
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
    const { reload, look, forks, extra, exit } = failed;
    const told = `SIGHUP came at ${at(reload.sent.t)}, and no new worker could come up`;
    if (exit !== undefined && exit.t <= look.t)
      return fail(`${told}: the primary ended ${endTold(exit)} at ${at(exit.t)}.`, reload.sent, exit);
    const [, second] = forks;
    if (second !== undefined) {
      return fail(
        `${told}: ${forks.length} were forked one after the other; the first failure should be the end of it.`,
        reload.sent,
        second.born,
      );
    }
    const limit = view.scaled(LIMIT);
    if (forks.length === 0) return late(view, limit, `${told}, for none was forked.`, reload.sent, look);
    if (extra.length > 0) {
      return late(
        view,
        limit,
        `${told}, and ${Math.round(look.t - reload.sent.t)} ms later ${pidList(extra)} was still there, which serves nobody.`,
        reload.sent,
        look,
      );
    }
    return pass(
      `${told}: after one try the reload was abandoned, and nothing was left of it.`,
      forks[0]?.born,
      look,
    );
  },
};
