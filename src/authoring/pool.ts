/**
 * Runs `work` on all items, at most `width` at once, in order of start. Rejects when one does, after those under way
 * have settled. Once `stop` is aborted nothing more is started, and what fails then was cancelled: no failure.
 */
export async function pool<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
  stop?: AbortSignal,
): Promise<void> {
  const queue = [...items];
  let failure: { error: unknown } | undefined;
  const goesOn = () => failure === undefined && stop?.aborted !== true;
  const lane = async () => {
    while (goesOn()) {
      const next = queue.shift();
      if (next === undefined) return;
      try {
        await work(next);
      } catch (error) {
        if (goesOn()) failure = { error };
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  if (failure !== undefined) throw failure.error;
}
