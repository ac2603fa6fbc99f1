import { forkedBetween, strikesOf } from '../checks/strikes.ts';
import type { View } from '../checks/view.ts';

/** What several strikes in one run, and the end of the program after one, have shown. */
export function severalStrikesFacts(view: View): Record<string, number | undefined> {
  const [first, second] = strikesOf(view);
  return {
    'new-workers-before-next-strike':
      first === undefined || second === undefined
        ? undefined
        : forkedBetween(view, first.struck.t, second.struck.t).length,
    'left-at-end':
      view.mark('end-watched') === undefined ? undefined : view.pids('end-watched', 'left').length,
  };
}
