import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packageRoot } from '../../store/content/root.ts';

export const root = packageRoot();
export const bin = join(root, 'bin', 'clusterprep.cjs');

/** Runs a program to its end, at most a minute, and tells what it wrote. */
export const run = (
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): SpawnSyncReturns<string> =>
  spawnSync(program, args, { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL', ...options });

/** Runs the built program with the Node that runs the tests. */
export const clusterprep = (...args: string[]): SpawnSyncReturns<string> =>
  run(process.execPath, [bin, ...args]);

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const isTooOld = (node: string): boolean => {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(run(node, ['--version']).stdout) ?? [];
  return Number(major) < 22 || (Number(major) === 22 && Number(minor) < 18);
};

/** A Node of this machine that is too old for us, or null. */
export const oldNode = (): string | null =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => isProgram(path) && isTooOld(path)) ?? null;
