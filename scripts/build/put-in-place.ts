import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const MANIFEST = 'files.json';

/** All files below `folder`, as paths relative to it. */
const filesBelow = async (folder: string): Promise<string[]> => {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
};

const readManifest = async (folder: string): Promise<string[]> => {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
  } catch {
    return [];
  }
};

/**
 * Moves a finished build from `fresh` to `dist`, file by file, so that at no moment a program that starts from `dist`
 * finds half of one: first what entries import (hashed names, new files), the entries last. A program that runs from the
 * build before may still load its chunks: they are kept until the next build, unless `clean` is asked for.
 */
export const putInPlace = async (fresh: string, dist: string, clean: boolean): Promise<void> => {
  const files = await filesBelow(fresh);
  const before = clean ? [] : await readManifest(dist);
  // What others name comes before what names it: hashed names, then the tables of content, then the entries.
  const rank = (file: string): number => (file.includes('/') ? (file.endsWith('.json') ? 1 : 0) : 2);
  for (const file of files.toSorted((a, b) => rank(a) - rank(b))) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await rename(join(fresh, file), join(dist, file));
  }
  const keep = new Set([...files, ...before, MANIFEST]);
  for (const file of await filesBelow(dist)) {
    if (!keep.has(file)) await rm(join(dist, file), { force: true });
  }
  await writeFile(join(dist, MANIFEST), JSON.stringify(files));
  await rm(fresh, { recursive: true, force: true });
};
