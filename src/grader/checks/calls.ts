import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, fail, late, pass, pidList, unknown } from './check.ts';
import { strikesOf } from './strikes.ts';
import type { View } from './view.ts';

type Call = EventOf<'call'>;

/** Two runs that are closer than this share of the interval are one too many. */
const CLOSE = 0.4;
/** So many times what is due are two that run it in turn, none of them close to the other; so few are a longer interval. */
const MANY = 1.5;
const FEW = 0.75;
/** A gap beyond this share of the interval means that a run is missing. */
const WIDE = 1.9;
/** Two intervals may be longer or shorter by this share of one. */
const SPREAD = 0.25;
/** After the death of the owner, beyond the interval, in milliseconds before scaling. */
const GRACE = 3000;
/** As the probe waits for a replacement. */
const REPLACED = 3000;

/** A time in which calls were watched, and what came in it. */
export type Watch = {
  readonly start: number;
  readonly end: EventOf<'mark'>;
  readonly every: number;
  readonly calls: readonly Call[];
};

/** The whole watches so far, in order. */
export function watchesOf(view: View): Watch[] {
  const marks = view.of('mark');
  const ends = marks.filter(({ name }) => name === 'calls-end');
  const starts = marks.filter(({ name }) => name === 'calls-start');
  return ends.flatMap((end, index) => {
    const start = starts[index]?.t;
    if (start === undefined) return [];
    const calls = view.of('call').filter(({ t }) => t >= start && t <= end.t);
    return [{ start, end, every: Number(end.data?.every), calls }];
  });
}

/** Pairs of calls, one right after the other, that are too close. */
export function closePairs({ calls, every }: Watch): [Call, Call][] {
  return calls.flatMap((call, index): [Call, Call][] => {
    const next = calls[index + 1];
    return next !== undefined && next.t - call.t < CLOSE * every ? [[call, next]] : [];
  });
}

/** The longest time without a call, from the start of the watch to its end. */
export function widestGap({ start, end, calls }: Watch): { ms: number; from: number } {
  const moments = [start, ...calls.map(({ t }) => t), end.t];
  return moments
    .slice(1)
    .map((t, index) => ({ ms: t - (moments[index] ?? t), from: moments[index] ?? t }))
    .reduce((widest, gap) => (gap.ms > widest.ms ? gap : widest), { ms: 0, from: start });
}

/**
 * One run that came nearly an interval late stands close to the next one, and behind a gap: as many as were due, all in
 * their places but for this one. Whether it was sent late or only arrived late, a busy machine does not tell.
 */
function runBehind({ start, end, every, calls }: Watch) {
  const moments = [start, ...calls.map(({ t }) => t), end.t];
  const isLate = (at: number) => {
    const [before = 0, run = 0, next = 0] = moments.slice(at - 1);
    const both = next - before;
    return next - run < CLOSE * every && both > (2 - SPREAD) * every && both < (2 + SPREAD) * every;
  };
  const late = calls.filter((_, index) => isLate(index + 1) && index < calls.length - 1);
  const [run] = late;
  if (run === undefined || late.length > 2) return undefined;
  // Without them all is as it should be.
  const rest = calls.filter((call) => !late.includes(call));
  const gaps = [start, ...rest.map(({ t }) => t), end.t].map((t, at, all) => t - (all[at - 1] ?? t)).slice(1);
  const fits = gaps.every(
    (gap, at) => (at === 0 || at === gaps.length - 1 || gap > 0.5 * every) && gap < (2 + SPREAD) * every,
  );
  if (!fits || gaps.filter((gap) => gap > 1.5 * every).length > late.length) return undefined;
  const told = `In ${Math.round(end.t - start)} ms, with a run due every ${every} ms, there were ${calls.length}, ${count(late.length, 'one', 'two')} of them nearly an interval late, first at ${at(run.t)}. On a machine that is as busy as this one that may be its doing.`;
  return { ...unknown(told, run, end), timed: true };
}

/** Once in each interval: what is wrong with one watch, or undefined. */
function rhythm(view: View, watch: Watch) {
  const { calls, every, end } = watch;
  const behind = runBehind(watch);
  if (behind !== undefined) return behind;
  const pairs = closePairs(watch);
  const [first] = pairs;
  const told = `In ${Math.round(end.t - watch.start)} ms, with a run due every ${every} ms, there were ${calls.length}`;
  if (first !== undefined) {
    const [one, two] = first;
    const who = one.pid === two.pid ? `both by ${one.pid}` : `by ${one.pid} and by ${two.pid}`;
    const because = `${told}. ${count(pairs.length, 'time')} two came close together, first at ${at(one.t)} and ${Math.round(two.t - one.t)} ms later, ${who}.`;
    // Once may be a machine that stood still between the two.
    return pairs.length > 2 ? fail(because, one, two, end) : late(view, every * 3, because, one, two, end);
  }
  const due = (end.t - watch.start) / every;
  if (calls.length > MANY * due + 1) {
    const pids = [...new Set(calls.map(({ pid }) => pid ?? 0))];
    return fail(`${told}, by ${pidList(pids)}: ${Math.round(due)} were due.`, calls[0], calls.at(-1), end);
  }
  if (calls.length < FEW * due - 1)
    return late(view, every * 3, `${told}: ${Math.round(due)} were due.`, end);
  const gap = widestGap(watch);
  if (gap.ms > WIDE * every) {
    return late(
      view,
      every * 3,
      `${told}. From ${at(gap.from)} on none came for ${Math.round(gap.ms)} ms.`,
      end,
    );
  }
  return undefined;
}

/** The job runs once in each interval, over the whole cluster. */
export const oncePerInterval: Check = {
  needs: ['serving', 'calls-end'],
  judge(view) {
    const [watch] = watchesOf(view);
    if (watch === undefined) return undefined;
    const wrong = rhythm(view, watch);
    if (wrong !== undefined) return wrong;
    return pass(
      `${count(watch.calls.length, 'run')} in ${Math.round(watch.end.t - watch.start)} ms, one every ${watch.every} ms.`,
      watch.calls[0],
      watch.end,
    );
  },
};

/** Whoever runs the job is a live worker. */
export const runsInWorker: Check = {
  needs: ['serving', 'calls-end'],
  judge(view) {
    const calls = view.of('call');
    const primary = view.processes.find(({ role }) => role === 'primary')?.pid;
    const byPrimary = calls.find(({ pid }) => pid === primary);
    if (byPrimary !== undefined)
      return fail(`At ${at(byPrimary.t)} the primary (${primary}) ran the job itself.`, byPrimary);
    const [watch] = watchesOf(view);
    if (watch === undefined) return undefined;
    if (calls.length === 0) return unknown('The job never ran, so nobody ran it.', watch.end);
    const workers = new Set(view.workers().map(({ pid }) => pid));
    const stranger = calls.find(({ pid }) => pid === undefined || !workers.has(pid));
    if (stranger !== undefined) {
      const who =
        stranger.pid === undefined
          ? 'told no pid'
          : `told the pid ${Math.abs(stranger.pid)}, which is no worker's`;
      return fail(`Who ran the job at ${at(stranger.t)} ${who}.`, stranger);
    }
    return pass(
      `All ${count(calls.length, 'run')} came from workers: ${pidList([...new Set(calls.map(({ pid }) => pid ?? 0))])}.`,
      calls[0],
    );
  },
};

/**
 * After each death of the one that ran it last, of which `strikes` (default: 2) were planned, the job goes on, in another
 * worker, and still once.
 */
export const survivesOwner: Check = {
  needs: ['serving', 'calls-end'],
  judge(view, { strikes: planned = 2 }) {
    const strikes = strikesOf(view);
    const watches = watchesOf(view);
    if (watches.length <= Number(planned)) return undefined;
    const [first] = strikes;
    if (first === undefined) {
      const calls = view.of('call');
      if (calls.length === 0)
        return fail('The job never ran, so that it had no owner that could be killed.', watches.at(-1)?.end);
      return fail('The job was not run by a worker that could be killed.', calls.at(-1));
    }
    for (const [index, strike] of strikes.entries()) {
      const watch = watches.find(({ start }) => start >= strike.struck.t);
      const told = `${whoDied(strike, index)} killed at ${at(strike.struck.t)}`;
      const limit = (watches[0]?.every ?? 0) + view.scaled(GRACE);
      const next = view
        .of('call')
        .find(({ t, pid }) => t >= strike.struck.t && !ownOf(strike).includes(pid ?? 0));
      if (next === undefined || next.t - strike.struck.t > limit) {
        const then =
          next === undefined
            ? 'and it never ran again'
            : `and only ${Math.round(next.t - strike.struck.t)} ms later it ran again`;
        return late(
          view,
          limit,
          `${told}, ${then}; ${limit} ms are allowed.`,
          strike.struck,
          next ?? watches.at(-1)?.end,
        );
      }
      const wrong = watch === undefined ? undefined : rhythm(view, watch);
      if (wrong !== undefined) return { ...wrong, because: `${told}. ${wrong.because}` };
    }
    const last = strikes.at(-1);
    const told =
      ownOf(first).length > 1
        ? `${whoDied(first, 0)} killed at ${at(first.struck.t)}, and one of those who came went on with the job.`
        : `${count(strikes.length, 'time')} the worker that ran the job was killed, and each time another one went on with it.`;
    return pass(told, first.struck, last?.struck);
  },
};

function whoDied(strike: { struck: EventOf<'mark'> }, index: number): string {
  const { length } = ownOf(strike);
  if (length > 1) return `All ${length} workers, the one that ran the job among them, were`;
  return `${index === 0 ? 'The' : 'The next'} worker that ran the job was`;
}

function ownOf({ struck }: { struck: EventOf<'mark'> }): number[] {
  const pids = struck.data?.pids;
  return Array.isArray(pids) ? pids : [];
}

/** The death of a worker that does not run the job, and its replacement, change nothing. */
export const stillOnce: Check = {
  needs: ['serving', 'struck', 'calls-end'],
  judge(view) {
    const [strike] = strikesOf(view);
    if (strike === undefined) return undefined;
    const watch = watchesOf(view).find(({ start }) => start >= strike.struck.t);
    if (watch === undefined) return undefined;
    const told = `Worker ${pidList(ownOf(strike))}, which did not run the job, was killed at ${at(strike.struck.t)}`;
    const wrong = rhythm(view, watch);
    if (wrong !== undefined) return { ...wrong, because: `${told}. ${wrong.because}` };
    if (view.mark('replaced') === undefined) {
      const because = `${told}, and no new worker answered in ${view.scaled(REPLACED)} ms. What a replacement does cannot be seen where none comes.`;
      return late(view, view.scaled(REPLACED), because, strike.struck, view.mark('not-replaced'));
    }
    return pass(
      `${told}; in the ${Math.round(watch.end.t - watch.start)} ms that were watched then the job ran ${count(watch.calls.length, 'time')}, as before.`,
      strike.struck,
      watch.end,
    );
  },
};
