import { existsSync } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../domain/errors.ts';
import { makeFolders } from '../store/files.ts';

/** What Node starts, and what PM2 starts. Where both are there, PM2 starts the other one. */
const ENTRY = /^(server|client|ecosystem\.config)\.[cm]?[jt]s$/;
const stemOf = (name: string): string | undefined => ENTRY.exec(name)?.[1];
const PACKAGE = '{\n  "type": "module",\n  "private": true\n}\n';

/**
 * The folder in which a learner works on a lab, as an absolute path: `dir`; else `labs/<id>/work` in a checkout of the
 * project, whose package's folder is `root`; else `clusterprep-labs/<id>` below `cwd`.
 */
export const learnerFolder = (lab: string, at: { dir?: string; cwd: string; root: string }): string => {
  if (at.dir !== undefined) return resolve(at.cwd, at.dir);
  const checkout = existsSync(join(at.root, 'src', 'cli.ts'));
  return checkout ? join(at.root, 'labs', lab, 'work') : join(at.cwd, 'clusterprep-labs', lab);
};

export type SetUp = {
  /** Files that were written, by their names in the folder. */
  readonly written: readonly string[];
  /** Files that were there and differ from what is given: the learner's work, left as it is. */
  readonly kept: readonly string[];
  /** Where `reset` put what it replaced. */
  readonly backup: string | null;
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
};

/** What belongs into a learner's folder: its name there, and its content. */
const givenFiles = async (lab: string): Promise<Map<string, Buffer>> => {
  const starter = join(lab, 'starter');
  const files = new Map<string, Buffer>([['package.json', Buffer.from(PACKAGE)]]);
  for (const name of await filesBelow(starter)) files.set(name, await readFile(join(starter, name)));
  const brief = await readFile(join(lab, 'README.md')).catch(() => null);
  if (brief) files.set('README.md', brief);
  return files;
};

/** Moves what the given files would replace, and every entry, into a folder of its own. */
const backUp = async (folder: string, given: Map<string, Buffer>, at: Date): Promise<string | null> => {
  const names = (await readdir(folder)).filter((name) => ENTRY.test(name));
  const edited: string[] = [];
  for (const name of new Set([...given.keys(), ...names])) {
    const now = await readFile(join(folder, name)).catch(() => null);
    if (now && !(given.get(name)?.equals(now) ?? false)) edited.push(name);
  }
  if (edited.length === 0) return null;
  const backup = join(folder, `backup-${at.toISOString().replace(/[:.]/g, '-')}`);
  for (const name of edited) {
    await makeFolders(dirname(join(backup, name)));
    await rename(join(folder, name), join(backup, name));
  }
  return backup;
};

/**
 * Puts the starter, the given files and the brief of a lab into the learner's folder. A file that is there stays as it
 * is; with `reset` it is moved into a backup first. A learner who has renamed the entry gets no second one.
 * @param lab the lab's folder, which holds `README.md` and `starter/`
 * @throws UsageError `not-a-folder`, `cannot-write`
 */
export const setUpFolder = async (
  lab: string,
  folder: string,
  { reset = false, now = new Date() } = {},
): Promise<SetUp> => {
  const there = await stat(folder).catch(() => null);
  if (there && !there.isDirectory())
    throw new UsageError('not-a-folder', `${folder} is a file, not a folder.\nChoose a folder with --dir.`);
  const given = await givenFiles(lab);
  try {
    await makeFolders(folder);
    const backup = reset ? await backUp(folder, given, now) : null;
    const stems = new Set((await readdir(folder)).map(stemOf));
    const written: string[] = [];
    const kept: string[] = [];
    for (const [name, content] of given) {
      const path = join(folder, name);
      const present = await readFile(path).catch(() => null);
      if (present) {
        if (!present.equals(content)) kept.push(name);
        continue;
      }
      if (ENTRY.test(name) && stems.has(stemOf(name))) continue;
      await makeFolders(dirname(path));
      await writeFile(path, content, { flag: 'wx' });
      written.push(name);
    }
    return { written, kept, backup };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      'cannot-write',
      `The lab cannot be set up in ${folder}: ${why}.\nChoose a folder with --dir.`,
    );
  }
};

/** The learner's entry, or the name that it has in the starter when there is none. Relative to the folder. */
export const entryOf = async (folder: string): Promise<string> =>
  (await readdir(folder).catch(() => [])).filter((name) => ENTRY.test(name)).toSorted()[0] ?? 'server.js';
