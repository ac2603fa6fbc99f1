import type { EventOf } from '../../domain/event.ts';
import { at, count, fail, late, pidList, tooBusy } from './check.ts';
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
 * The last run before the last strike and the first after it, where one worker, which the strike has spared, made these
 * and all before them: it owns the job, and the death of another one is none of its concern. Where the runs go round,
 * the dead one may have been the next to run it.
 */
export function acrossStrike(view: View): { last: Call; next: Call; ms: number } | undefined {
  const struck = view.mark('struck');
  if (struck === undefined) return undefined;
  const calls = view.of('call');
  const next = calls.find(({ t }) => t > struck.t);
  const before = calls.filter(({ t }) => t <= struck.t);
  const last = before.at(-1);
  if (last === undefined || next === undefined || before.length < 2) return undefined;
  if (before.some(({ pid }) => pid !== next.pid)) return undefined;
  return { last, next, ms: next.t - last.t };
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
  return tooBusy(told, run, end);
}

/** With no more runs than were due, one of two that are close is a late one: sent to a worker that was still booting, say. */
function noneTooMany({ start, end, every, calls }: Watch, pairs: number): boolean {
  return pairs <= 2 && calls.length <= (end.t - start) / every + 0.5;
}

/** Once in each interval: what is wrong with one watch, or undefined. */
export function rhythm(view: View, watch: Watch) {
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
    if (noneTooMany(watch, pairs.length)) {
      const but = 'As none is too many, the first of them may have come late, on a machine that is busy.';
      return tooBusy(`${because} ${but}`, one, two, end);
    }
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
