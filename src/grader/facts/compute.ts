import { atOnce, results } from '../checks/compute.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** Who computed while the program was asked to, and what came of it. */
export function computeFacts(view: View): LooseFacts {
  const end = view.mark('computing-end');
  const bad = view.tagged('bad');
  const died = view.primaryExit !== undefined && view.primaryExit.t < (view.mark('ending')?.t ?? 0);
  if (end === undefined) return {};
  const odd = results(view).find(({ response }) => response?.outcome === 'answered' && !response.ok);
  const first = bad[0]?.response;
  // What each client was told, but for who told it and how it is numbered.
  const values = results(view).flatMap(({ response }) => {
    if (response?.ok !== true || typeof response.body !== 'object' || response.body === null) return [];
    return Object.values(response.body).filter((value) => typeof value === 'string');
  });
  const paths = results(view).map(({ sent }) => sent.path);
  const alone = results(view).filter(({ sent }) => paths.filter((path) => path === sent.path).length === 1);
  return {
    'computing-at-once': atOnce(view),
    'computing-workers': view.workers().length,
    'compute-unanswered': typeof end.data?.unanswered === 'number' ? end.data.unanswered : undefined,
    // Two who ask for the same can be mistaken for each other, and one of them forgotten. These cannot.
    'compute-unanswered-alone': alone.filter(({ response }) => response === undefined || response.i > end.i)
      .length,
    'compute-odd-status': odd?.response?.status ?? 0,
    'compute-same-results': values.length - new Set(values).size,
    'bad-first-outcome': first?.outcome === 'answered' ? `status-${first.status}` : first?.outcome,
    'bad-ended-it': bad.length > 0 && died,
  };
}
