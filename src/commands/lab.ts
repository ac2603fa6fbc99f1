import type { ListedLab } from '../app/lab-list.ts';
import { EXIT } from '../domain/errors.ts';
import type { LabCommandOptions } from './lab/options.ts';
import { labsWithScores } from './lab/scores.ts';

/**
 * `clusterprep lab [id]`: without an id it lists the labs; with one it sets up the folder and grades on each save.
 * Resolves with the exit code: 0 passed or listed, 1 not passed, 2 not judged, 130 interrupted.
 */
export const labCommand = async (
  id: string | undefined,
  options: LabCommandOptions = {},
): Promise<number> => {
  if (id !== undefined) return (await import('./lab/sit.ts')).sitAtLab(id, options);
  process.stdout.write(listText(await labsWithScores(options)));
  return EXIT.ok;
};

/** One row a lab. Written without the drawing parts, because listing must start at once. */
export const listText = (labs: readonly ListedLab[]): string => {
  const widest = (of: (lab: ListedLab) => string): number => Math.max(...labs.map((lab) => of(lab).length));
  const ids = widest(({ id }) => id);
  const titles = widest(({ title }) => title);
  const rows = labs.map(({ id, title, level, minutes, best, maxPoints, passed }) => {
    const score = best === null ? '' : `best ${best} of ${maxPoints}${passed ? ', passed' : ''}`;
    return `  ${id.padEnd(ids)}  ${title.padEnd(titles)}  ${level.padEnd(12)}  ${String(minutes).padStart(3)} min  ${score}`.trimEnd();
  });
  return `${rows.join('\n')}\n\nStart one with: clusterprep lab <name>\n`;
};
