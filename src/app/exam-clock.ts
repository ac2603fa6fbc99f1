import type { Clock } from './ports.ts';

/**
 * The time of a sitting, in milliseconds since 1970. It goes on while the lid is closed, as the time of day does, and
 * while that is set back, as the monotonic clock does; and it never goes back behind `from`, nor behind itself.
 */
export function examClock(clock: Clock, from = 0): () => number {
  const base = Math.max(from, clock.date().getTime());
  const began = clock.monotonic();
  let last = base;
  return () => {
    last = Math.max(last, clock.date().getTime(), Math.round(base + clock.monotonic() - began));
    return last;
  };
}
