import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { GraderError } from '../../domain/errors.ts';
import type { Isolation } from '../../domain/timeline.ts';
import { UNCOVERED_PROC } from '../run/sandbox.ts';

/** How a tier was found to work here, or why not. */
export type TierState = { readonly tier: Isolation; readonly works: boolean; readonly reason: string };

const BWRAP = ['bwrap', '--dev-bind', '/', '/', '--proc', '/proc', '--unshare-pid', '--unshare-ipc'];
const NAMESPACE = ['unshare', '-U', '--map-current-user', '-p', '-f', '--kill-child', '--mount-proc'];

/** The command line that contains `command` in this tier; with `hostNetwork` it can reach what this machine can. */
export function contain(tier: Isolation, command: readonly string[], hostNetwork = false): string[] {
  switch (tier) {
    case 'bubblewrap':
      return [
        ...BWRAP,
        ...(hostNetwork ? [] : ['--unshare-net']),
        '--die-with-parent',
        '--new-session',
        '--',
        ...command,
      ];
    case 'namespace':
      // A shell reaps as pid 1; a Node there would leave zombies and ignore SIGTERM.
      return ['setpriv', '--pdeathsig', 'KILL', ...NAMESPACE, 'sh', '-c', '"$@"; exit $?', 'sh', ...command];
    case 'process-group':
      return [...command];
  }
}

/**
 * The outer sandbox of `--untrusted`: a read-only file system that holds Node, the grader, the program and the
 * packages above it, and neither the home folder nor anything else of the user's. Writable is only `scratch`.
 */
export function containUntrusted(
  command: readonly string[],
  visible: readonly string[],
  scratch: string | null = null,
): string[] {
  const system = [
    '/usr',
    '/bin',
    '/sbin',
    '/lib',
    '/lib32',
    '/lib64',
    '/etc/ld.so.cache',
    '/etc/alternatives',
  ];
  const binds = [...system, ...visible].filter(existsSync).flatMap((path) => ['--ro-bind', path, path]);
  return [
    'bwrap',
    '--unshare-user',
    '--unshare-pid',
    '--unshare-net',
    '--unshare-ipc',
    '--unshare-uts',
    '--die-with-parent',
    '--new-session',
    '--tmpfs',
    '/tmp',
    ...binds,
    ...(scratch === null ? [] : ['--bind', scratch, scratch]),
    '--proc',
    '/proc',
    // The kernel lets the inner sandbox mount its own /proc only where one is visible that nothing covers.
    '--bind',
    '/proc',
    UNCOVERED_PROC,
    '--dev',
    '/dev',
    '--chdir',
    '/',
    '--',
    ...command,
  ];
}

/** Tries a tier with a command that does nothing. */
export function tryTier(tier: Isolation): TierState {
  if (tier === 'process-group') return { tier, works: process.platform !== 'win32', reason: 'best effort' };
  if (process.platform !== 'linux') return { tier, works: false, reason: 'it needs Linux' };
  const [command = '', ...args] = contain(tier, ['true']);
  const tried = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (tried.error !== undefined) return { tier, works: false, reason: `the command ${command} is missing` };
  if (tried.status === 0) return { tier, works: true, reason: 'works' };
  return { tier, works: false, reason: tried.stderr.trim().split('\n')[0] ?? `exit code ${tried.status}` };
}

const ORDER: readonly Isolation[] = ['bubblewrap', 'namespace', 'process-group'];
let best: Isolation | undefined;

/** The best tier that works here, found once; or the one that is asked for (a GraderError when it does not work). */
export function chooseTier(wanted?: Isolation): Isolation {
  if (wanted !== undefined) {
    const state = tryTier(wanted);
    if (!state.works)
      throw new GraderError(
        'no-isolation',
        `Isolation "${wanted}" does not work here: ${state.reason}. \`clusterprep doctor\` tells what does.`,
      );
    return wanted;
  }
  best ??= ORDER.find((tier) => tryTier(tier).works);
  if (best === undefined)
    throw new GraderError('no-isolation', 'Programs cannot be graded on this platform yet.');
  return best;
}

/** What each tier would do here, best first. */
export function tierStates(): TierState[] {
  return ORDER.map(tryTier);
}
