import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Proc } from './source.ts';

/** A file below /proc as text, or null when its process has gone or it may not be read. */
export function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return null;
  }
}

/** Names in a folder below /proc; empty when it has gone. */
export function listProc(path: string): string[] {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
}

/** The live process with this pid, or null: gone, or a zombie. See proc_pid_stat(5). */
export function readStat(pid: number): Proc | null {
  const stat = readProc(`${pid}/stat`);
  if (stat === null) return null;
  // The command's name stands in parentheses and may hold anything, parentheses too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return { pid, ppid: Number(fields[1]), started: fields[19] ?? '' };
}

/** Whether a process stands still after SIGSTOP; null when that cannot be read. */
export function isStopped(pid: number): boolean | null {
  const stat = readProc(`${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}

/** Whether this process was started by `cluster.fork()`: null when that cannot be read. */
export function hasUniqueId(pid: number): boolean | null {
  const environ = readProc(`${pid}/environ`);
  if (environ === null) return null;
  return environ.startsWith('NODE_UNIQUE_ID=') || environ.includes('\0NODE_UNIQUE_ID=');
}

/** The pid that a process has in its own, innermost namespace. */
export function innermostPid(pid: number): number | null {
  const line = /^NSpid:\s*(.*)$/m.exec(readProc(`${pid}/status`) ?? '')?.[1];
  const last = line?.trim().split(/\s+/).at(-1);
  return last === undefined ? null : Number(last);
}

/**
 * Resident memory of a process's own, in bytes; 0 when it has gone. Without the pages of files: all processes share
 * those of Node's executable, and in a sum over processes they would count each time. What is shared in memory
 * (`RssShmem`) counts, since a program may fill that too; only `smaps_rollup` divides it among its users, and reading
 * that walks the page tables, which is too much for every 50 ms. See proc_pid_status(5).
 */
export function ownBytes(pid: number): number {
  return ownBytesOf(readProc(`${pid}/status`) ?? '');
}

/** The same from the text of `/proc/<pid>/status`; kernels that do not split it tell the whole. */
export function ownBytesOf(status: string): number {
  const kilobytes = (name: string): number | undefined => {
    const value = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1];
    return value === undefined ? undefined : Number(value);
  };
  const anonymous = kilobytes('RssAnon');
  if (anonymous === undefined) return (kilobytes('VmRSS') ?? 0) * 1024;
  return (anonymous + (kilobytes('RssShmem') ?? 0)) * 1024;
}

/** Milliseconds of CPU that a process has used so far, in steps of 10, or null where that cannot be read. */
export function cpuMs(pid: number): number | null {
  const stat = readProc(`${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime and stime, in ticks, of which Linux shows 100 a second to programs, whatever it counts itself.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Milliseconds that the main thread of a process could have run so far and got no processor; null where that is not told. */
export function waitedMs(pid: number): number | null {
  const [, waited] = readProc(`${pid}/schedstat`)?.split(' ') ?? [];
  return waited === undefined ? null : Number(waited) / 1e6;
}

/**
 * Threads of a process that compute, or would if a CPU were free; its main thread has the pid as its id. Empty where
 * there is no /proc. See proc_pid_stat(5).
 */
export function runnableThreads(pid: number): number[] {
  return listProc(`${pid}/task`)
    .filter((task) => {
      const stat = readProc(`${pid}/task/${task}/stat`);
      return stat?.slice(stat.lastIndexOf(')') + 2).startsWith('R') === true;
    })
    .map(Number);
}

/** Inode of the pid namespace, `pid:[4026531836]`, or null. */
export function pidNamespace(pid: number | 'self'): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}

/** Listening TCP ports with the inodes of their sockets, from this network namespace. */
export function listeningSockets(): { port: number; inode: string }[] {
  return ['net/tcp', 'net/tcp6'].flatMap((file) =>
    (readProc(file) ?? '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A')
      .map((columns) => ({
        port: Number.parseInt(columns[1]?.split(':')[1] ?? '0', 16),
        inode: columns[9] ?? '',
      })),
  );
}

/** Inodes of all sockets that a process holds open. */
export function socketInodes(pid: number): Set<string> {
  const inodes = new Set<string>();
  for (const fd of listProc(`${pid}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      if (inode !== undefined) inodes.add(inode);
    } catch {
      // Closed between the two calls.
    }
  }
  return inodes;
}
