import { forkedBetween, strikesOf } from './strikes.ts';
import type { ProcessSeen, View } from './view.ts';

/** In so many milliseconds after the strike ... */
export const WATCHED = 5000;
/** ... so many forks for each worker that was killed may come. */
const MOST_FORKS = 10;

/** How a loop of crashes has gone so far; undefined before its first strike. */
export function loopOf(view: View) {
  const [strike] = strikesOf(view);
  if (strike === undefined) return undefined;
  const { struck } = strike;
  const end = view.mark('loop-end');
  const killed = view.pids('struck', 'pids').length;
  const forks = forkedBetween(view, struck.t, end?.t ?? strike.until);
  const seconds = Math.round((end?.t ?? struck.t) - struck.t) / 1000;
  const start = view.mark('loop-start');
  const cpu = [start, end].map((mark) => (typeof mark?.data?.cpu === 'number' ? mark.data.cpu : undefined));
  const share =
    start === undefined || end === undefined || cpu[0] === undefined || cpu[1] === undefined
      ? undefined
      : (cpu[1] - cpu[0]) / (end.t - start.t);
  // Twice the time is watched where boots take long; nobody may fork more often for that.
  const inTime = forks.filter(({ born }) => born.t <= struck.t + WATCHED);
  return { struck, end, killed, forks, inTime, seconds, share, most: MOST_FORKS * killed };
}

/** Milliseconds from the end of each worker to the birth of the next, at most. */
export function pausesOf(forks: readonly ProcessSeen[]): number[] {
  return forks.slice(1).map(({ born }, at) => Math.max(0, born.t - (forks[at]?.died?.lastSeen ?? born.t)));
}
