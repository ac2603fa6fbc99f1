import { addressesOf, homesOf, movedIn, visitsOf } from '../checks/homes.ts';
import { endedByItself } from '../checks/strikes.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** Which worker the clients with addresses of their own reached. */
export function addressFacts(view: View): LooseFacts {
  const visits = visitsOf(view, 'home', 'rush');
  if (visits.length === 0) return {};
  const pids = visitsOf(view, 'home').flatMap(({ response: { ok, pid } }) =>
    ok && pid !== undefined ? [pid] : [],
  );
  const workers = new Set(pids).size;
  const turns = pids.slice(workers);
  const struck = view.mark('struck');
  const left = addressesOf(view, 'left');
  const others = visitsOf(view, 'after', 'settled').filter(({ from }) => left.has(from));
  const siblings = view.pids('struck', 'siblings');
  const homeless = [...addressesOf(view, 'struck').keys()].filter(
    (from) => !visitsOf(view, 'after').some((visit) => visit.from === from && visit.response.ok),
  );
  return {
    'address-workers': workers,
    'addresses-moved': new Set(movedIn(visits).map(({ visit }) => visit.from)).size,
    'addresses-served': homesOf(view).size,
    // One connection for each worker in turn, whoever comes.
    'addresses-in-turn':
      workers > 1 && turns.filter((pid, place) => pid !== pids[place]).length <= 0.05 * pids.length,
    'addresses-lost-in-turn': visitsOf(view, 'home').filter(({ response }) => !response.ok).length,
    'addresses-lost': visits.filter(({ response }) => !response.ok).length,
    'others-moved':
      struck && others.filter(({ from, response }) => response.ok && response.pid !== left.get(from)).length,
    'others-lost': struck && others.filter(({ response }) => !response.ok).length,
    'siblings-died':
      struck &&
      siblings.filter((pid) => (view.process(pid)?.died?.t ?? Infinity) < (view.mark('ending')?.t ?? 0))
        .length,
    'clients-homeless': struck && homeless.length,
    'primary-ended': endedByItself(view) !== undefined,
  };
}
