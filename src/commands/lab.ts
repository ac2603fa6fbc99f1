import { EXIT, UsageError } from '../domain/errors.ts';
import { labCommandLine } from './lab/again.ts';
import { listText, treeText } from './lab/list-text.ts';
import type { LabCommandOptions } from './lab/options.ts';
import { labsWithScores } from './lab/scores.ts';
import { showsUnicode } from './shows-unicode.ts';

/**
 * `clusterprep lab [id]`: without an id it lists the labs; with one it sets up the folder and grades on each save.
 * Resolves with the exit code: 0 passed or listed, 1 not passed, 2 not judged, 130 interrupted.
 * @throws UsageError for an unknown lab, and for `--tree` with a lab
 */
export const labCommand = async (
  id: string | undefined,
  options: LabCommandOptions & { readonly tree?: boolean } = {},
): Promise<number> => {
  if (id !== undefined && options.tree === true)
    throw new UsageError('wrong-usage', '--tree shows all labs.\nLeave out the lab, or --tree.');
  if (id !== undefined) return (await import('./lab/sit.ts')).sitAtLab(id, options);
  const labs = await labsWithScores(options);
  const { tree, progress, pack } = options;
  const start = (lab: string): string =>
    labCommandLine(lab, {
      ...(progress === undefined ? {} : { progress }),
      ...(pack === undefined ? {} : { pack }),
    });
  process.stdout.write(tree === true ? treeText(labs, showsUnicode(), start) : listText(labs, start));
  return EXIT.ok;
};
