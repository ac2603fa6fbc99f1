import { loopOf, pausesOf } from '../checks/crash-loop-view.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** From pause to pause at least this much longer, which is more than a step of the same size makes in the long run. */
const DOUBLE = 1.6;

/** Whether each pause is about twice the one before, as far as was seen. */
function doubles(pauses: readonly number[]): boolean | undefined {
  if (pauses.length < 3) return undefined;
  return pauses.slice(1).every((pause, at) => pause >= DOUBLE * (pauses[at] ?? 0));
}

/** What a program did while no new worker could boot. */
export function crashLoopFacts(view: View): LooseFacts {
  const loop = loopOf(view);
  const off = view.mark('fault-off');
  const whole = view.mark('whole');
  if (loop?.end === undefined) return {};
  const pauses = pausesOf(loop.forks);
  return {
    'forks-in-loop': loop.forks.length,
    'shortest-pause-ms': pauses.length === 0 ? undefined : Math.round(Math.min(...pauses)),
    'longest-pause-ms': pauses.length === 0 ? undefined : Math.round(Math.max(...pauses)),
    'pauses-double': doubles(pauses),
    'cpu-percent': loop.share === undefined ? undefined : Math.round(100 * loop.share),
    'lost-meanwhile': view
      .tagged('meanwhile')
      .filter(({ response }) => response !== undefined && !response.ok).length,
    // Whether it still tried when the time that was watched was over.
    'still-tries': Boolean(view.mark('next-failure')?.data?.seen),
    'whole-after-ms': off === undefined || whole === undefined ? undefined : Math.round(whole.t - off.t),
  };
}
