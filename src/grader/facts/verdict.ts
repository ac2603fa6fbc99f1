import { endOf, said, visits } from '../checks/verdict.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What a client said of a hidden server, and how it went about it. */
export function verdictFacts(view: View): LooseFacts {
  if (view.mark('client-over') === undefined) return {};
  const { connections, requests, mostAtOnce } = visits(view);
  const exit = endOf(view);
  const errors = view.of('output').filter(({ stream }) => stream === 'stderr');
  return {
    'client-said': said(view)?.word ?? 'nothing',
    'client-ended': exit !== undefined,
    'client-code': exit?.code ?? undefined,
    'client-connections': connections,
    'client-requests': requests,
    // 1: each request has its own connection.
    'client-reuse': connections === 0 ? undefined : Math.round(requests / connections),
    'client-at-once': mostAtOnce,
    'client-stderr': errors.length > 0,
  };
}
