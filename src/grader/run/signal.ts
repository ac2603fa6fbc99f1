/** Gone, or (a group of zombies on macOS) as good as gone. */
const GONE = new Set(['ESRCH', 'EPERM']);

/** Sends a signal to a process, or with a negative pid to its group. Returns false when there was nobody to get it. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
