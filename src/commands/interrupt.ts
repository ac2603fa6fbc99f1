/** Ctrl-C, the end of the terminal, and whoever ends programs in order. */
const ENDING = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const;

/**
 * While `during` goes on, the first signal that would end the program aborts the one that it is given, so that there is
 * time for a last word. The second one ends it.
 */
export async function withInterrupt<T>(during: (interrupted: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const waiting = ENDING.map((signal) => ({ signal, listeners: process.listeners(signal) }));
  const restore = (): void => {
    for (const { signal, listeners } of waiting) {
      if (!process.listeners(signal).includes(heard)) continue;
      process.removeListener(signal, heard);
      for (const listener of listeners) process.on(signal, listener);
    }
  };
  const heard = (): void => {
    restore();
    controller.abort();
  };
  for (const signal of ENDING) {
    process.removeAllListeners(signal);
    process.on(signal, heard);
  }
  try {
    return await during(controller.signal);
  } finally {
    restore();
  }
}
