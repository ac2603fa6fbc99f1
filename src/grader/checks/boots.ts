import { at, type Decision, late, tooBusy } from './check.ts';
import type { ProcessSeen, View } from './view.ts';

/** What is forked in the first part of a limit is forked in time. */
const PROMPT = 1 / 3;
/** A boot may take so much longer than the quickest at the start of the same run: on a full machine 2.5 times was seen. */
const VARIES = 3;

/** From the birth of a worker to its first answer, in milliseconds: the quickest of those that were there before `t`. */
function quickestBoot(view: View, t: number): number | undefined {
  const boots = view.workers().flatMap((worker) => {
    const boot = bootOf(view, worker, t);
    return boot === undefined ? [] : [boot];
  });
  return boots.length === 0 ? undefined : Math.min(...boots);
}

/** From the birth of a worker to its first answer, in milliseconds; undefined: it had not answered by `end`. */
export function bootOf(
  view: View,
  { pid, born }: ProcessSeen,
  end = Number.POSITIVE_INFINITY,
): number | undefined {
  const first = view.of('response').find((response) => response.ok && response.pid === pid);
  return first === undefined || first.t > end ? undefined : first.t - born.t;
}

/**
 * How long the boots of these workers took together until `end`, in milliseconds. One that has not answered by then counts
 * for what a slow boot takes in this run: it may be something else that keeps it.
 */
export function bootsTook(view: View, workers: readonly ProcessSeen[], from: number, end: number): number {
  const slow = VARIES * (quickestBoot(view, from) ?? 0);
  const took = workers.map(
    (worker) => bootOf(view, worker, end) ?? Math.min(slow, (worker.died?.t ?? end) - worker.born.t),
  );
  return Math.round(took.reduce((sum, ms) => sum + ms, 0));
}

/** A worker answered too late after `from`: a limit of time was broken, unless it was forked at once and its boot took as long as boots do here. */
export function lateAnswer(
  view: View,
  { worker, from, limit }: { worker: ProcessSeen | undefined; from: number; limit: number },
  because: string,
  ...cites: ({ readonly i: number } | undefined)[]
): Decision {
  const [boot, quickest] = [worker && bootOf(view, worker), quickestBoot(view, from)];
  const inTime = worker !== undefined && worker.born.t - from <= limit * PROMPT;
  if (!inTime || boot === undefined || quickest === undefined || boot > quickest * VARIES || boot < limit / 2)
    return late(view, limit, because, ...cites);
  const but = `But it was forked at ${at(worker.born.t)}, and a boot takes long here: ${Math.round(quickest)} ms at the start.`;
  return tooBusy(`${because} ${but}`, ...cites, worker.born);
}

/** A worker that was forked in time after `from`, and at `end` had not had as long as a boot takes in this run. */
function stillBooting(
  view: View,
  { from, end, limit }: { from: number; end: number; limit: number },
): { worker: ProcessSeen; boot: number } | undefined {
  const boot = quickestBoot(view, from);
  const worker = view
    .workers()
    .find(({ born, died }) => born.t > from && born.t <= end && (died === undefined || died.t > end));
  if (boot === undefined || worker === undefined) return undefined;
  const inTime = worker.born.t - from <= limit * PROMPT;
  return inTime && end - worker.born.t < boot * VARIES ? { worker, boot } : undefined;
}

/**
 * No new worker has answered from `from`, when there was one to replace, until `end`: a limit of time was broken, unless
 * one was forked at once and the machine is so slow, or so busy, that a boot takes as long as the limit.
 */
export function lateBoot(
  view: View,
  time: { from: number; end: number; limit: number },
  because: string,
  ...cites: ({ readonly i: number } | undefined)[]
): Decision {
  const slow = stillBooting(view, time);
  if (slow === undefined) return late(view, time.limit, because, ...cites);
  const { worker, boot } = slow;
  const had = Math.round(time.end - worker.born.t);
  const but = `But worker ${worker.pid} was forked at ${at(worker.born.t)} and had only ${had} ms to boot; at the start a boot took ${Math.round(boot)} ms here.`;
  return tooBusy(`${because} ${but}`, ...cites, worker.born);
}
