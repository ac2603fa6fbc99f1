/**
 * Records that are so much older than those before them, in milliseconds, come from the journal of another machine that
 * was joined to this one. What is only a little older was recorded after it, by a clock that had been set back.
 */
const JOINED = 86_400_000;

/** Whether what happened at `at` came before `last`, though it is recorded behind it. Both in milliseconds since 1970. */
export function cameBefore(at: number, last: number): boolean {
  return at < last - JOINED;
}

/** Adds to a list that is ordered by time, at its end or where it belongs. In place. */
export function insert<T extends { readonly at: string }>(list: T[], item: T): void {
  const [time, last] = [Date.parse(item.at), list.at(-1)];
  if (last === undefined || !cameBefore(time, Date.parse(last.at))) list.push(item);
  else list.splice(list.findLastIndex(({ at }) => Date.parse(at) <= time) + 1, 0, item);
}
