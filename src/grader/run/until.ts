/** How often a condition is looked at, in milliseconds: as often as the process table. */
const EVERY = 4;

export type Waited = 'met' | 'late' | 'over';

/**
 * Waits until `condition` holds ('met'), `limit` milliseconds have passed ('late'), or `over` says that waiting has
 * become pointless ('over'). Conditions are cheap and have no side effects.
 */
export function until(
  condition: () => boolean,
  limit: number,
  over: () => boolean = () => false,
): Promise<Waited> {
  const start = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      if (condition()) return resolve('met');
      if (over()) return resolve('over');
      if (performance.now() - start >= limit) return resolve('late');
      setTimeout(look, EVERY);
    };
    look();
  });
}
