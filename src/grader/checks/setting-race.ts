import type { EventOf } from '../../domain/event.ts';
import { type Check, count, fail, pass, unknown } from './check.ts';
import { settingIn, writes } from './setting.ts';
import type { View } from './view.ts';

/** What all workers told after the given race, and in which they differ. */
export function race(
  view: View,
  round: number,
): { values: Set<unknown>; pids: Set<number>; last: EventOf<'response'> | undefined } {
  const answers = view
    .tagged(`race-${round}`)
    .flatMap(({ response }) => (response?.ok === true ? [response] : []));
  return {
    values: new Set(answers.map(settingIn)),
    pids: new Set(answers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]))),
    last: answers.at(-1),
  };
}

/** Set on several workers at once, and 500 ms later all tell the same one of the values. */
export const settingsAgree: Check = {
  needs: ['serving', 'races'],
  judge(view) {
    const races = view.mark('races');
    if (races === undefined) return undefined;
    const rounds = Number(races.data?.rounds ?? 0);
    const made = new Set<unknown>(writes(view).map(({ value }) => value));
    for (let round = 1; round <= rounds; round += 1) {
      const { values, pids, last } = race(view, round);
      if (values.size > 1) {
        const told = [...values].map((value) => JSON.stringify(value ?? null)).join(' and ');
        return fail(
          `After ${2 * (view.expected ?? 0)} values were set at once, the workers did not agree: ${told}.`,
          last,
          races,
        );
      }
      const [value] = values;
      if (values.size === 1 && !made.has(value)) {
        return fail(
          `After values were set at once all workers told ${JSON.stringify(value ?? null)}, which nobody had set.`,
          last,
          races,
        );
      }
      if (pids.size < (view.expected ?? 0)) {
        return unknown(`Only ${pids.size} of ${view.expected} workers were heard in race ${round}.`, races);
      }
    }
    return rounds === 0
      ? undefined
      : pass(`In ${count(rounds, 'race')} all workers told the same value afterwards.`, races);
  },
};
