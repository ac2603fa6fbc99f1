import { at, count, type Decision, late, unknown } from './check.ts';
import type { View } from './view.ts';

/** As `await-count` waits for the workers to be whole again. */
const RESTORED = 3000;

/**
 * What survives the death of workers is what their replacements know too: after a strike one of them must be among those
 * who `answered`, else this tells what is missing. `work` is what they should go on with.
 */
export function withoutReplacement(
  view: View,
  answered: ReadonlySet<number | undefined>,
  work: string,
): Decision {
  const struck = view.mark('victims-gone') === undefined ? undefined : view.mark('struck');
  if (struck === undefined) return undefined;
  const before = view.pids('struck', 'workers');
  if ([...answered].some((pid) => pid !== undefined && !before.includes(pid))) return undefined;
  const killed = `${count(view.pids('struck', 'pids').length, 'worker was', 'workers were')} killed at ${at(struck.t)}`;
  if (view.mark('count-restored') !== undefined) {
    return unknown(`${killed}, and of those that came in their place none answered.`, struck);
  }
  const told = `${killed}, and not replaced: nobody new was there to go on ${work}.`;
  return late(view, view.scaled(RESTORED), told, struck, view.mark('steady-end'));
}
