import { ownBytes } from './table/proc-fs.ts';
import type { ProcessTable } from './table/table.ts';

/** All processes of a program together, in bytes. A cluster of four takes about 50 MB of its own. */
export const MOST_MEMORY = 1024 ** 3;
const EVERY = 50;

/**
 * Watches the resident memory of the program. Limits of the address space break Node and limits of the heap do not
 * bound buffers, so that looking is what is left. Calls `onExceeded` once. Returns how to stop.
 */
export function watchMemory(table: ProcessTable, onExceeded: (bytes: number) => void): () => void {
  if (process.platform !== 'linux') return () => {};
  const timer = setInterval(() => {
    const bytes = table.pids().reduce((sum, pid) => sum + ownBytes(pid), 0);
    if (bytes <= MOST_MEMORY) return;
    clearInterval(timer);
    onExceeded(bytes);
  }, EVERY);
  return () => clearInterval(timer);
}

/** Live processes of a program at once, besides the workers that are expected. */
const SPARE_PROCESSES = 100;

/**
 * Watches how many processes the program has: a limit of the system does not hold for root, and elsewhere counts all
 * that the user runs. Calls `onExceeded` once. Returns how to stop.
 */
export function watchProcesses(
  table: ProcessTable,
  workers: number,
  onExceeded: (processes: number, most: number) => void,
): () => void {
  const most = workers + SPARE_PROCESSES;
  const timer = setInterval(() => {
    const processes = table.pids().length;
    if (processes <= most) return;
    clearInterval(timer);
    onExceeded(processes, most);
  }, 10);
  return () => clearInterval(timer);
}
