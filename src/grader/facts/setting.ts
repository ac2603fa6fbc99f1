import { notNull, reads, settingIn, writes } from '../checks/setting.ts';
import { race } from '../checks/setting-race.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** How far what was set on one worker came. */
export function settingFacts(view: View): LooseFacts {
  const made = writes(view);
  if (made.length === 0) return {};
  const all = reads(view);
  const tellers = (value: string | undefined) =>
    new Set(all.filter((read) => read.value === value).map(({ response }) => response.pid)).size;
  const setOn = new Map(made.map(({ value, done }) => [value, done.pid]));
  const struck = view.mark('struck');
  const veterans = new Set(view.pids('struck', 'siblings'));
  const unset = all.filter(
    ({ response, instead }) =>
      instead !== undefined && struck !== undefined && response.t > struck.t && settingIn(response) == null,
  );
  const rounds = Number(view.mark('races')?.data?.rounds ?? 0);
  return {
    'setting-wrong': all.filter(({ instead }) => instead !== undefined).length,
    'setting-not-null': notNull(view).length,
    'setting-first-told-by': tellers(made[0]?.value),
    'setting-last-told-by': tellers(made.at(-1)?.value),
    'settings-told': made.filter(({ value }) => tellers(value) > 0).length,
    // A worker told what had been set on another one.
    'setting-crossed': all.some(({ value, response }) => {
      const on = setOn.get(String(value));
      return on !== undefined && on !== response.pid;
    }),
    'unset-newcomers': struck && unset.filter(({ response }) => !veterans.has(response.pid ?? 0)).length,
    'unset-veterans': struck && unset.filter(({ response }) => veterans.has(response.pid ?? 0)).length,
    'race-splits': Array.from({ length: rounds }, (_, at) => race(view, at + 1)).filter(
      ({ values }) => values.size > 1,
    ).length,
  };
}
