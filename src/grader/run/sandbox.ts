import { readFileSync } from 'node:fs';
import type { Job } from './job.ts';
import { visibleTo } from './visible.ts';

/** Threads count as processes: a Node has about 11, and may be starting its successor. */
const THREADS_A_PROCESS = 16;
/** Where the outer sandbox keeps a whole /proc; the program must not see it. */
export const UNCOVERED_PROC = '/.proc';
/**
 * Settings of the whole machine. Who is root outside may write them without any capability, and bubblewrap covers
 * only the ones that it finds writable as folders.
 */
const READ_ONLY_PROC = [
  '/proc/sys',
  '/proc/sysrq-trigger',
  '/proc/irq',
  '/proc/bus',
  '/proc/fs',
  '/proc/scsi',
];
const SCRATCH_BYTES = 64 * 1024 * 1024;
const FILE_BYTES = 64 * 1024 * 1024;
const CPU_SECONDS = 120;

type Boxed = Pick<Job, 'folder' | 'node' | 'scratch' | 'pm2'> & {
  readonly scenario: Pick<Job['scenario'], 'workers'>;
};

/** What stands between the grading process and the program, and says so when it cannot start it. */
const WRAPPERS = ['bwrap', 'prlimit', 'setsid', 'taskset'];

/** Whether the process is still one of the sandbox's own, which will become the program. */
export function isWrapper(pid: number): boolean {
  try {
    return WRAPPERS.includes(readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
  } catch {
    return false;
  }
}

/** Whether the sandbox failed and not the program: by its exit code and the first line of what was printed. */
export function wrapperFailed(code: number | null, firstLine: string): boolean {
  return code !== null && code !== 0 && WRAPPERS.some((name) => firstLine.startsWith(`${name}: `));
}

/**
 * The inner sandbox of `--untrusted`: the program sees no process but its own, so that it can neither find nor
 * signal the grading process. `setsid` puts it into a group of its own, apart from the sandbox's processes. It does
 * not die with its parent: bubblewrap would end the program's orphans before they could be seen; the outer one reaps.
 */
export function innerSandbox(job: Boxed, program: readonly string[]): string[] {
  const processes = (job.scenario.workers ?? 4) + 4;
  return [
    'bwrap',
    '--unshare-user',
    '--unshare-pid',
    '--unshare-ipc',
    '--disable-userns',
    '--cap-drop',
    'ALL',
    '--ro-bind',
    '/',
    '/',
    '--proc',
    '/proc',
    ...READ_ONLY_PROC.flatMap((path) => ['--ro-bind-try', path, path]),
    '--dev',
    '/dev',
    // What lies in memory counts for no process: it must be small.
    ...['/dev/shm', '/tmp'].flatMap((path) => ['--size', String(SCRATCH_BYTES), '--tmpfs', path]),
    '--remount-ro',
    '/dev',
    '--size',
    '4096',
    '--tmpfs',
    UNCOVERED_PROC,
    '--remount-ro',
    UNCOVERED_PROC,
    // What the new /tmp has covered.
    ...visibleTo(job, process.argv[1] ?? '')
      .filter((path) => path.startsWith('/tmp/'))
      .flatMap((path) => ['--ro-bind-try', path, path]),
    ...(job.scratch === null ? [] : ['--bind', job.scratch, job.scratch]),
    '--chdir',
    job.folder,
    '--',
    'prlimit',
    `--nproc=${THREADS_A_PROCESS * processes}`,
    `--fsize=${FILE_BYTES}`,
    `--cpu=${CPU_SECONDS}`,
    '--core=0',
    'setsid',
    ...program,
  ];
}
