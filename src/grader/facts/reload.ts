import { failedReload } from '../checks/canary.ts';
import { forkedSince, lostLoad, lowPoint, reloadsOf } from '../checks/reload-view.ts';
import { surelyAlive, type View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** How reloads went, and what became of the load meanwhile. */
export function reloadFacts(view: View): LooseFacts {
  const all = reloadsOf(view);
  const [first, second] = all;
  if (first === undefined) return {};
  const end = (first.done ?? first.missed)?.t ?? first.until;
  const old = first.missed?.data?.old;
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  const births = view.workers().filter(({ born }) => born.t < ending);
  const crowds = births.map(({ born }) => view.workers().filter((seen) => surelyAlive(seen, born.t)).length);
  const failed = failedReload(view);
  return {
    'first-reload': first.done !== undefined ? 'done' : 'not-done',
    'second-reload': second === undefined ? 'none' : second.done !== undefined ? 'done' : 'not-done',
    'forks-in-reload': forkedSince(view, first, end).length,
    'old-left': Array.isArray(old) ? old.length : 0,
    'workers-after-reload':
      first.missed === undefined ? undefined : view.pids('not-reloaded', 'workers').length,
    'most-workers': Math.max(0, ...crowds),
    'long-lost': view.tagged('long').filter(({ response }) => response !== undefined && !response.ok).length,
    ...(failed === undefined
      ? {}
      : {
          'old-after-failure': failed.old.length,
          'extra-after-failure': failed.extra.length,
          'forks-in-failure': failed.tries.length,
        }),
    ...loadFacts(view),
  };
}

function loadFacts(view: View): LooseFacts {
  if (view.mark('load-stop') === undefined) return {};
  const { lost } = lostLoad(view);
  const by = (outcome: string) => lost.filter(({ response }) => response?.outcome === outcome).length;
  const low = lowPoint(view, (view.expected ?? 0) - 1);
  return {
    'lost-refused': by('refused'),
    'lost-reset': by('reset'),
    'lost-hung': by('timed-out'),
    'least-serving': low?.serving,
  };
}
