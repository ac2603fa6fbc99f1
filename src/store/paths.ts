import { dirname, join, resolve } from 'node:path';

/** Which folder holds the scores, and why that one: for `doctor` and for messages. */
export type StorePath = {
  readonly dir: string;
  readonly source: 'option' | 'environment' | 'workspace' | 'checkout' | 'user';
  readonly because: string;
};

export type PathInputs = {
  /** The value of `--progress`. */
  readonly progress?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder of the package that runs: a checkout, or an installed package. */
  readonly programRoot: string;
  /** The user's data folder for this program; asked only when nothing else is found. */
  readonly userData: () => string;
  readonly exists: (path: string) => boolean;
};

const MARKER = join('progress', 'progress.schema.json');

/**
 * Chooses the folder: `--progress`, then `CLUSTERPREP_HOME`, then the `progress/` of the workspace (looked for from
 * the current folder upward), then that of the checkout that runs, then the user's data folder. A `progress/` counts
 * only if it holds `progress.schema.json`: other projects have folders of that name too. Creates nothing.
 */
export function choosePath(inputs: PathInputs): StorePath {
  const { progress, env, cwd, programRoot, exists } = inputs;
  if (progress) return { dir: resolve(cwd, progress), source: 'option', because: 'given with --progress' };
  const home = env.CLUSTERPREP_HOME;
  if (home) return { dir: resolve(cwd, home), source: 'environment', because: 'given by CLUSTERPREP_HOME' };
  for (const folder of upward(cwd)) {
    if (!exists(join(folder, MARKER))) continue;
    return {
      dir: join(folder, 'progress'),
      source: 'workspace',
      because: `the workspace ${folder} has a progress folder`,
    };
  }
  if (exists(join(programRoot, MARKER))) {
    return {
      dir: join(programRoot, 'progress'),
      source: 'checkout',
      because: 'the checkout that runs has a progress folder',
    };
  }
  return {
    dir: inputs.userData(),
    source: 'user',
    because: "your user's data folder; nothing else was chosen",
  };
}

function* upward(from: string): Generator<string> {
  let folder = resolve(from);
  while (true) {
    yield folder;
    const parent = dirname(folder);
    if (parent === folder) return;
    folder = parent;
  }
}
