import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../../domain/errors.ts';
import { makeFolders } from '../../store/files.ts';
import type { PlannedFile, Templates } from './plan.ts';

/** All files below a folder of templates. */
export async function readTemplates(folder: string): Promise<Templates> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(
    async (file) => [relative(folder, file).split(sep).join('/'), await readFile(file, 'utf8')] as const,
  );
  return new Map(await Promise.all(read));
}

/**
 * Writes new files below `root`, in their order. Nothing is overwritten.
 * @param whole a folder below `root` that must not be there yet
 * @throws UsageError `exists`, `cannot-write`
 */
export async function writeFiles(root: string, files: readonly PlannedFile[], whole?: string): Promise<void> {
  const paths = [...(whole === undefined ? [] : [whole]), ...files.map(({ path }) => path)];
  const there = paths.map((path) => join(root, path)).find((path) => existsSync(path));
  if (there !== undefined)
    throw new UsageError('exists', `${there} is there already, and stays as it is.\nChoose another id.`);
  try {
    for (const { path, text } of files) {
      await makeFolders(dirname(join(root, path)));
      await writeFile(join(root, path), text, { flag: 'wx' });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError('cannot-write', `It cannot be made: ${why}.\nChoose another folder with --pack.`);
  }
}
