import { at, type Check, count, fail, late, pass, unknown } from './check.ts';
import { endedByItself, endTold, livingAt } from './strikes.ts';
import type { View } from './view.ts';

/** One that dies is replaced within this, in milliseconds before scaling. */
const REPLACED = 3000;

/** What became of a worker that was made to grow; `size` is the name that the lab gave it. */
export function grownOf(view: View, size: string) {
  const grown = view.mark(`grown-${size}`);
  const watched = view.mark(`watched-${size}`);
  if (grown === undefined || watched === undefined) return undefined;
  const pid = Number(grown.data?.pid);
  return {
    grown,
    watched,
    pid,
    mib: Number(grown.data?.mib),
    to: Number(grown.data?.to),
    gone: watched.data?.gone === true,
    died: view.process(pid)?.died,
  };
}

/** A worker that has grown beyond the limit is replaced: it goes, and then there are as many as before. */
export const replacesLarge: Check = {
  needs: ['serving', 'workers-up', 'grown-large'],
  judge(view) {
    const exit = endedByItself(view);
    if (exit !== undefined) return fail(`The primary ended ${endTold(exit)} at ${at(exit.t)}.`, exit);
    const seen = grownOf(view, 'large');
    if (seen === undefined) return undefined;
    const { grown, watched, pid, mib, to, gone, died } = seen;
    const told = `Worker ${pid} grew to ${mib} MiB by ${at(grown.t)}`;
    if (gone) {
      const went = died?.t ?? watched.t;
      const there = livingAt(view, watched.t).length;
      const before = Math.min(view.expected ?? 0, view.pids('workers-up', 'workers').length);
      if (there >= before) return pass(`${told}, and it was replaced at ${at(went)}.`, grown, died);
      const after = Math.round(watched.t - went);
      const because = `${told}, and it went at ${at(went)}. ${after} ms later there ${there === 1 ? 'was' : 'were'} ${count(there, 'worker')}, not ${before}.`;
      return late(view, Number(watched.data?.limit) + view.scaled(REPLACED), because, grown, died, watched);
    }
    if (mib < to) return unknown(`${told}, not to the ${to} MiB that were wanted.`, grown);
    const limit = Number(watched.data?.limit);
    return late(view, limit, `${told}; ${limit} ms later it was still there.`, grown, watched);
  },
};

/** One that stays below the limit is left alone. */
export const sparesSmall: Check = {
  needs: ['serving', 'workers-up', 'grown-small'],
  judge(view) {
    const seen = grownOf(view, 'small');
    if (seen === undefined) return undefined;
    const { grown, watched, pid, mib, to, gone, died } = seen;
    if (gone) {
      const told = `Worker ${pid} was ended at ${at(died?.t ?? watched.t)}, although it had grown to no more than ${Math.max(mib, 0)} MiB.`;
      return fail(told, grown, died);
    }
    if (mib < to) return unknown(`Worker ${pid} grew to ${mib} MiB, not to ${to} MiB.`, grown);
    const span = Math.round(watched.t - grown.t);
    return pass(`Worker ${pid} grew to ${mib} MiB, and ${span} ms later it was still there.`, grown, watched);
  },
};
