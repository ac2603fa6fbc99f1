import { measured } from '../checks/capacity-view.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** Who was busy while all workers were loaded, and whether one could go on without the others. */
export function capacityFacts(view: View): LooseFacts {
  const found = measured(view);
  if (found === undefined) return {};
  const { shares, stuck, end } = found;
  return {
    'primary-share': shares.primary,
    'helper-share': shares.helper,
    'stuck-without-others': stuck !== undefined,
    'first-number': typeof end.data?.first === 'number' ? end.data.first : undefined,
  };
}
