import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import envPaths from 'env-paths';
import { packageRoot } from './content/root.ts';
import { choosePath, type StorePath } from './paths.ts';

export type WhereOptions = {
  /** The value of `--progress`. */
  readonly progress?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
};

/** The store's folder on this machine; see `choosePath`. Creates nothing. */
export function storePath(options: WhereOptions = {}): StorePath {
  return choosePath({
    progress: options.progress,
    env: options.env ?? process.env,
    cwd: options.cwd ?? currentFolder(),
    programRoot: packageRoot(),
    userData: () => envPaths('clusterprep', { suffix: '' }).data,
    exists: existsSync,
  });
}

/** The folder that a shell stands in may have been removed. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return homedir();
  }
}
