import { at, type Check, count, fail, pass } from './check.ts';
import { type ProcessSeen, surelyAlive, type View } from './view.ts';

/** Not counting what the grader struck, never more workers than WORKERS, and no fork for a worker that did not die. */
export const neverTooMany: Check = {
  needs: ['serving', 'workers-up'],
  judge(view) {
    const expected = view.expected ?? 0;
    const victims = victimsOf(view);
    const workers = view.workers();
    const judged = workers.filter(({ born }) => born.t < clearUntil(view));
    for (const seen of judged) {
      const counts = (other: ProcessSeen) =>
        surelyAlive(other, seen.born.t) && !struckBy(view, victims, other.pid, seen.born.t);
      const crowd = workers.filter(counts);
      if (crowd.length > expected) {
        const told = `At ${at(seen.born.t)} there were ${crowd.length} workers, not counting those that the grader ended; WORKERS is ${expected}.`;
        return fail(told, ...crowd.map(({ born }) => born));
      }
    }
    const extra = forkForNobody(view, judged, expected, victims);
    if (extra !== undefined) {
      return fail(
        `Worker ${extra.pid} was forked at ${at(extra.born.t)}, though no worker had died that it could replace.`,
        extra.born,
      );
    }
    if (!view.ended || view.mark('workers-up') === undefined) return undefined;
    const forks = workers.length;
    const last = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
    const deaths = workers.filter(({ died }) => died !== undefined && died.t <= last).length;
    return pass(
      `In all ${count(forks, 'worker was', 'workers were')} forked and ${deaths} died, and there were never more than ${expected} at once.`,
      view.mark('workers-up'),
    );
  },
};

/** While a crash is under way its victim is not known yet: what is born then may be its replacement. */
function clearUntil(view: View): number {
  const struck = view.mark('struck');
  const settled = struck === undefined || view.mark('victims-gone') !== undefined || view.ended;
  return settled ? Number.POSITIVE_INFINITY : struck.t;
}

/** Whether the grader had struck this worker by then; until it did, the worker counted as any other. */
function struckBy(view: View, victims: ReadonlySet<number>, pid: number, by: number): boolean {
  return victims.has(pid) && view.of('mark').some(({ name, t }) => name === 'struck' && t <= by);
}

function victimsOf(view: View): Set<number> {
  const killed = view.of('signal').flatMap(({ victim, pid }) => (victim ? [pid] : []));
  return new Set([...killed, ...view.pids('struck', 'pids'), ...view.pids('victims-gone', 'pids')]);
}

/**
 * The first fork beyond the initial ones for which, even at the latest, no death had come before. Whom the grader
 * struck counts as dead from the strike on: a worker that crashes may say so before it goes, and be replaced at once.
 */
function forkForNobody(
  view: View,
  workers: readonly ProcessSeen[],
  expected: number,
  victims: ReadonlySet<number>,
): ProcessSeen | undefined {
  const dead = ({ pid, died }: ProcessSeen, by: number) =>
    (died !== undefined && died.lastSeen < by) || struckBy(view, victims, pid, by);
  const births = [...workers].sort((a, b) => a.born.t - b.born.t);
  return births.find((seen, at) => {
    const deaths = workers.filter((other) => dead(other, seen.born.t)).length;
    return at + 1 > expected + deaths;
  });
}
