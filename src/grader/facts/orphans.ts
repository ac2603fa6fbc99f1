import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What became of a worker that was kept at a request, and of those whose primary was killed. */
export function orphanFacts(view: View): LooseFacts {
  const start = view.mark('busy-start');
  const end = view.mark('busy-end');
  const left = view.mark('leave-end');
  return {
    'leaver-stayed': left === undefined ? undefined : left.data?.gone !== true,
    'port-free':
      view.mark('port-tried') === undefined ? undefined : view.mark('port-tried')?.data?.free === true,
    'died-while-busy':
      start === undefined || end === undefined
        ? undefined
        : view
            .workers()
            .filter(({ died }) => died !== undefined && died.lastSeen >= start.t && died.t <= end.t).length,
  };
}
