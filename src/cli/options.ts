import { Option } from 'commander';
import { UsageError } from '../domain/errors.ts';

/** What a command resolves with is the exit code of the program. */
export type Done = (code: number) => void;

/** What several commands take, each time a new one: commander changes them. */
export const plain = () =>
  new Option('--plain', 'plain text, line by line: for screen readers and simple terminals');
export const progress = () =>
  new Option('--progress <folder>', 'keep the scores in this folder').argParser((folder: string) => {
    if (folder.trim() !== '') return folder;
    throw new UsageError(
      'no-folder',
      '--progress needs the name of a folder, and got an empty one.\nIs the variable in your command set?',
    );
  });
export const json = (what: string) =>
  new Option('--json', `print ${what} as JSON on stdout, and nothing else there`);
export const pack = (what = 'take the labs and questions of this folder too') =>
  new Option('--pack <folder>', what).env('CLUSTERPREP_PACK');
export const isolation = () =>
  new Option('--isolation <tier>', 'force a tier instead of the best one here').choices([
    'bubblewrap',
    'namespace',
    'process-group',
  ]);
