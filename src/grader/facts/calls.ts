import { acrossStrike, closePairs, watchesOf, widestGap } from '../checks/rhythm.ts';
import { strikesOf } from '../checks/strikes.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** How often, and by whom, the program called the grader's server. */
export function callFacts(view: View): LooseFacts {
  const watches = watchesOf(view);
  const [first] = watches;
  if (first === undefined) return {};
  const last = watches.at(-1) ?? first;
  const strikes = strikesOf(view);
  const calls = view.of('call');
  const primary = view.processes.find(({ role }) => role === 'primary')?.pid;
  const since = strikes.at(-1)?.struck.t ?? 0;
  const dead = strikes.at(-1)?.aimed ?? [];
  const across = acrossStrike(view);
  const due = (first.end.t - first.start) / first.every;
  return {
    calls: calls.length,
    'callers-in-first-watch': new Set(first.calls.map(({ pid }) => pid)).size,
    'callers-in-last-watch': new Set(last.calls.map(({ pid }) => pid)).size,
    // 1: as often as it should be.
    'calls-share': Math.round((10 * first.calls.length) / due) / 10,
    'close-pairs': closePairs(first).length,
    'close-pairs-after-strike': strikes.length === 0 ? undefined : closePairs(last).length,
    'longest-gap-share': Math.round((10 * widestGap(first).ms) / first.every) / 10,
    // From the owner's last run before another worker's death to its next; 1: as if nothing had been.
    'gap-at-strike-share': across === undefined ? undefined : Math.round((10 * across.ms) / last.every) / 10,
    'primary-calls': calls.some(({ pid }) => pid === primary),
    strikes: strikes.length,
    'calls-after-strike':
      strikes.length === 0
        ? undefined
        : calls.filter(({ t, pid }) => t >= since && !dead.includes(pid ?? 0)).length,
  };
}
