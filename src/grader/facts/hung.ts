import { hungOf } from '../checks/hung.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What became of a worker that hangs. */
export function hungFacts(view: View): LooseFacts {
  const hung = hungOf(view);
  if (hung === undefined) return {};
  const { strike, gone, still } = hung;
  const hangs = new Set(hung.hung);
  return {
    'hung-ended': gone !== undefined && still === undefined,
    'hung-ended-after-ms': gone === undefined ? undefined : Math.round(gone.t - strike.struck.t),
    'others-ended': strike.before.filter((pid) => {
      const died = view.process(pid)?.died;
      return !hangs.has(pid) && died !== undefined && died.t <= strike.until;
    }).length,
  };
}
