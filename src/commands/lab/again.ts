import type { LabCommandOptions } from './options.ts';

/** What a shell takes as it stands. */
const SAFE = /^[\w@%+=:,./-]+$/;

export const quoted = (word: string): string =>
  SAFE.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** The command that starts a lab, with the options that were given. Not `--reset`: it would throw the work away. */
export const labCommandLine = (
  id: string,
  { dir, timed, plain, progress, pack }: Omit<LabCommandOptions, 'reset'> = {},
): string =>
  [
    'clusterprep',
    'lab',
    id,
    ...(dir === undefined ? [] : ['--dir', dir]),
    ...(timed ? ['--timed'] : []),
    ...(plain ? ['--plain'] : []),
    ...(progress === undefined ? [] : ['--progress', progress]),
    ...(pack === undefined ? [] : ['--pack', pack]),
  ]
    .map(quoted)
    .join(' ');
