import { limited, limitOf, row, through } from '../checks/limit.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** How many were let through, by whom, and when. */
export function limitFacts(view: View): LooseFacts {
  const all = limited(view);
  if (all.length === 0) return {};
  const allowed = through(all);
  const struck = view.mark('struck');
  const each = new Map<number, number>();
  for (const { answer } of allowed) each.set(answer.pid ?? 0, (each.get(answer.pid ?? 0) ?? 0) + 1);
  const elsewhere = allowed.filter(
    ({ answer }) => view.requests.get(answer.id)?.sent.from !== undefined,
  ).length;
  const quiet = row(view, 'quiet');
  const again = row(view, 'again');
  return {
    'let-through': allowed.length,
    'let-surplus': allowed.length - limitOf(view),
    // What was let through for another address, when the limit had been used up exactly by the first.
    'let-elsewhere': allowed.length - elsewhere === limitOf(view) ? elsewhere : 0,
    'let-most-by-one': Math.max(0, ...each.values()),
    'let-after-strike': struck && allowed.filter(({ answer }) => answer.t > struck.t).length,
    'let-quiet': quiet.answers.length === 0 ? undefined : quiet.letThrough,
    'let-again': again.answers.length === 0 ? undefined : again.letThrough,
    'limited-odd-status':
      all.find(({ answer }) => answer.status !== 200 && answer.status !== 429)?.answer.status ?? 0,
    'limited-mute': all.filter(({ answer }) => answer.pid === undefined).length,
    'limited-hung': [...view.requests.values()].filter(
      ({ sent, response }) => sent.path === '/limited' && response?.outcome === 'timed-out',
    ).length,
  };
}
