import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryOf } from './lab-folder.ts';

export type SourceFile = { readonly name: string; readonly text: string };

const read = (...path: string[]): Promise<string | null> => readFile(join(...path), 'utf8').catch(() => null);

/** The files of a lab's solution that its starter does not give. `source` is the lab's own folder. */
export const solutionFiles = async (source: string): Promise<SourceFile[]> => {
  const folder = join(source, 'solution');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: SourceFile[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    const text = await read(folder, name);
    if (text !== null && text !== (await read(source, 'starter', name))) files.push({ name, text });
  }
  return files.sort((a, b) => a.name.localeCompare(b.name, 'en'));
};

/** A row of a difference: `hunk` begins a part and tells where it lies. */
export type DiffRow = { readonly kind: 'same' | 'mine' | 'theirs' | 'hunk'; readonly text: string };

/**
 * What leads from the learner's entry to that of the solution, with three lines around each change. Empty when they
 * are the same.
 */
export const differenceToSolution = async (source: string, folder: string): Promise<DiffRow[]> => {
  const { structuredPatch } = await import('diff');
  const mine = (await read(folder, await entryOf(folder))) ?? '';
  const solution = join(source, 'solution');
  const theirs = (await read(solution, await entryOf(solution))) ?? '';
  const patch = structuredPatch('mine', 'solution', mine, theirs, '', '', { context: 3 });
  return (patch?.hunks ?? []).flatMap((hunk): DiffRow[] => [
    { kind: 'hunk', text: `your line ${hunk.oldStart}, the solution's line ${hunk.newStart}` },
    ...hunk.lines
      .filter((row) => !row.startsWith('\\'))
      .map((row): DiffRow => {
        const kind = row.startsWith('-') ? 'mine' : row.startsWith('+') ? 'theirs' : 'same';
        return { kind, text: row.slice(1) };
      }),
  ]);
};
