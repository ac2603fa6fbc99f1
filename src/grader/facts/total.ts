import { anonymous, toldTwice, totals, unanswered } from '../checks/total.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What a counter told, against what was true. */
export function totalFacts(view: View): LooseFacts {
  const all = totals(view);
  const last = all.at(-1);
  const mute = anonymous(view, '/hits') !== undefined;
  if (last === undefined && unanswered(view, '/hits').length === 0 && !mute) return {};
  const own = new Map<number, number>();
  const local = all.every(({ response, hits }) => {
    const mine = (own.get(response.pid ?? 0) ?? 0) + 1;
    own.set(response.pid ?? 0, mine);
    return hits === mine;
  });
  const wrong = all.filter(({ hits = -1, least, most }) => hits < least || hits > most);
  const struck = view.mark('struck');
  return {
    'hits-answered': all.length,
    'hits-unanswered': unanswered(view, '/hits').length,
    'hits-wrong': wrong.length,
    'hits-wrong-before-strike': struck && wrong.filter(({ response }) => response.t < struck.t).length,
    'hits-first-after-strike': struck && all.find(({ response }) => response.t > struck.t)?.hits,
    // Each worker counts for itself.
    'hits-local': last !== undefined && local,
    'hits-last': last?.hits,
    'hits-mute': mute,
    // Requests that were sent away.
    'hits-odd-status':
      [...view.requests.values()].find(
        ({ sent, response }) =>
          sent.path === '/hits' && response?.outcome === 'answered' && response.status !== 200,
      )?.response?.status ?? 0,
    // One total was told to more than had been counted.
    'hits-told-twice': toldTwice(all) !== undefined,
    'hits-behind': Math.max(0, ...all.map(({ hits = 0, least }) => least - hits)),
    'hits-ahead': Math.max(0, ...all.map(({ hits = 0, most }) => hits - most)),
    'hits-first-ahead': all[0]?.hits === undefined ? undefined : all[0].hits - all[0].most,
  };
}
