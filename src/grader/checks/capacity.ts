import type { EventOf } from '../../domain/event.ts';
import { type Measured, measured } from './capacity-view.ts';
import { type Check, fail, late, pass, tooBusy, unknown } from './check.ts';
import type { View } from './view.ts';

/** One process that does so much of all the work bounds the rest, however many workers there are. */
const MOST_BY_ONE = 0.6;
/** An order may cost so many times the CPU when all workers are loaded: caches and shared cores take their part. */
const MOST_CPU = 2.5;
/** In the middle of all looks at least this part of the workers had something to compute. */
const LEAST_BUSY = 0.5;

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What keeps the workers from working at the same time, as far as it was seen; undefined: nothing does. */
function obstacle(
  view: View,
  found: Measured,
): { told: string; mark: EventOf<'mark'> | undefined } | undefined {
  const workers = view.expected ?? 0;
  const { shares, stuck, cpuGrowth, busy, end } = found;
  if (shares.primary >= MOST_BY_ONE) {
    const told = `With all ${workers} workers loaded, the primary alone used ${percent(shares.primary)} of the program's CPU time, and the workers together ${percent(shares.workers)}.`;
    return { told, mark: end };
  }
  if (shares.helper >= MOST_BY_ONE) {
    const told = `With all ${workers} workers loaded, a single process beside them used ${percent(shares.helper)} of the program's CPU time, and the workers together ${percent(shares.workers)}.`;
    return { told, mark: end };
  }
  if (stuck !== undefined) {
    const { pid, answers, limit, others } = stuck.data ?? {};
    const stopped = Array.isArray(others) ? others.length : workers - 1;
    const told = `With all workers loaded ${stopped} of them were stopped for a moment, and worker ${String(pid)} could not go on: ${String(answers)} answers in ${String(limit)} ms. It waits for something that another one holds.`;
    return { told, mark: stuck };
  }
  if (cpuGrowth > MOST_CPU) {
    const told = `With all ${workers} workers loaded an order costs ${cpuGrowth.toFixed(1)} times the CPU time that it costs with one: they hinder each other.`;
    return { told, mark: end };
  }
  if (busy < LEAST_BUSY * workers) {
    const told = `With all ${workers} workers loaded only ${busy} of them had something to compute at a time, in the middle of all looks.`;
    return { told, mark: end };
  }
  return undefined;
}

/** All workers together can serve more than one alone: nothing that they share keeps them from working at once. */
export const scales: Check = {
  needs: ['serving', 'workers', 'capacity-end'],
  judge(view) {
    const closed = view.mark('capacity-closed');
    if (closed !== undefined)
      return fail('It closed a connection after one answer, which the rules of this lab exclude.', closed);
    const found = measured(view);
    if (found === undefined) return undefined;
    const { ratio, machine, verdict, pairs, end } = found;
    const failed = Number(end.data?.failed ?? 0);
    if (failed > 0) return fail(`Under load ${failed} of ${end.data?.orders} requests failed.`, end);
    if (end.data?.seen !== true) return unknown('Who of a program computes cannot be seen here.', end);
    const workers = view.expected ?? 0;
    const told = `Under load ${workers} workers served ${ratio.toFixed(2)} times as much as one of them; ${workers} threads of the grader did ${machine.toFixed(2)} times as much as one.`;
    const here =
      verdict === 'nothing'
        ? ' Where threads gain so little, or differ so much, that ratio says nothing.'
        : '';
    const marks = pairs.slice(0, 5).map(({ mark }) => mark);
    const hindered = obstacle(view, found);
    if (hindered !== undefined) {
      if (verdict === 'more') {
        const apart = `${hindered.told} And yet: ${told} The two do not go together.`;
        return tooBusy(apart, hindered.mark, ...marks);
      }
      return late(view, Number.POSITIVE_INFINITY, `${hindered.told} ${told}${here}`, hindered.mark, ...marks);
    }
    if (verdict === 'no-more') {
      const restless = `${told} Nothing was seen that keeps the workers from working at the same time, so it may be the machine.`;
      return tooBusy(restless, ...marks);
    }
    const free = `With the others stopped each of them served on, and no single process does the work of all.`;
    return pass(`${told}${here} ${free}`, ...marks);
  },
};

/** Every order has a whole number as `number`, and no number comes twice. */
export const numbersUnique: Check = {
  needs: ['serving'],
  judge(view) {
    const seen = new Map<unknown, EventOf<'response'>>();
    for (const { response } of view.tagged('compute')) {
      const body = response?.ok === true ? response.body : undefined;
      if (response === undefined || typeof body !== 'object' || body === null) continue;
      const number = 'number' in body ? body.number : undefined;
      if (!Number.isSafeInteger(number)) {
        const what = JSON.stringify(number) ?? 'nothing';
        return fail(`An order has ${what} as its number; it should be a whole number.`, response);
      }
      const other = seen.get(number);
      if (other !== undefined) {
        const told = `Two orders have the number ${String(number)}, one from worker ${other.pid} and one from ${response.pid}.`;
        return fail(told, other, response);
      }
      seen.set(number, response);
    }
    const end = view.mark('capacity-end');
    const twice = Number(end?.data?.twice ?? 0);
    const without = Number(end?.data?.unnumbered ?? 0);
    if (twice > 0)
      return fail(`Under load ${twice} of ${end?.data?.orders} orders got a number that another had.`, end);
    if (without > 0) return fail(`Under load ${without} orders had no whole number.`, end);
    if (!view.ended) return undefined;
    const total = seen.size + Number(end?.data?.orders ?? 0) - Number(end?.data?.failed ?? 0);
    // Where the load could not be measured, that is the reason to tell.
    if (total === 0 && view.of('unmet').length > 0) return undefined;
    if (total === 0) return unknown('No order was answered.');
    return pass(`${total} orders, and each has its own number.`, end ?? [...seen.values()][0]);
  },
};
