import type { Recorder } from './recorder.ts';
import { listeningSockets, socketInodes } from './table/proc-fs.ts';
import type { ProcessTable } from './table/table.ts';

export type Listeners = {
  /** Processes of the program that hold a LISTEN socket of the port. */
  readonly holders: number[];
  /** Other ports that the program listens on. */
  readonly elsewhere: number[];
  /** Somebody listens on the port, and none of the program does. */
  readonly foreign: boolean;
};

/** Who listens, from the process table and the sockets that its processes hold; null where that cannot be seen. */
export function findListeners(table: ProcessTable, port: number): Listeners | null {
  if (process.platform !== 'linux') return null;
  const sockets = listeningSockets();
  const holders: number[] = [];
  const elsewhere = new Set<number>();
  for (const pid of table.pids()) {
    const held = socketInodes(pid);
    for (const socket of sockets) {
      if (!held.has(socket.inode)) continue;
      if (socket.port === port) holders.push(pid);
      else elsewhere.add(socket.port);
    }
  }
  const foreign = holders.length === 0 && sockets.some((socket) => socket.port === port);
  return { holders: [...new Set(holders)], elsewhere: [...elsewhere], foreign };
}

/** Records who listens. */
export function recordListeners(table: ProcessTable, port: number, recorder: Recorder): Listeners | null {
  const found = findListeners(table, port);
  if (found !== null)
    recorder.record({ kind: 'listeners', holders: found.holders, elsewhere: found.elsewhere });
  return found;
}
