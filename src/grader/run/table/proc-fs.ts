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

/** Resident memory in bytes; 0 when the process has gone. Pages are 4 KiB wherever Node has binaries for Linux, save some ARM systems. */
export function residentBytes(pid: number): number {
  const rss = /^VmRSS:\s*(\d+) kB$/m.exec(readProc(`${pid}/status`) ?? '')?.[1];
  return rss === undefined ? 0 : Number(rss) * 1024;
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
