/**
 * While `during` goes on, the first Ctrl-C aborts the signal that it is given, and does not end the program, so that
 * there is time for a last word. The second one ends it.
 */
export async function withInterrupt<T>(during: (interrupted: AbortSignal) => Promise<T>): Promise<T> {
  const waiting = process.listeners('SIGINT');
  const controller = new AbortController();
  const restore = (): void => {
    if (!process.listeners('SIGINT').includes(heard)) return;
    process.removeListener('SIGINT', heard);
    for (const listener of waiting) process.on('SIGINT', listener);
  };
  const heard = (): void => {
    restore();
    controller.abort();
  };
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', heard);
  try {
    return await during(controller.signal);
  } finally {
    restore();
  }
}
