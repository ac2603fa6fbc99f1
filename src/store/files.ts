import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const HOUR = 3_600_000;

/** The code of a system error (`ENOSPC`), or `''`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Makes a folder's entries durable. Windows cannot, and need not. */
export async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder with all that is missing above it, and resolves with the first that was made, or undefined. Step by step, as
 * Node's own `recursive` never returns where the system denies that the parent exists, as in /proc (measured on Node 24).
 * Rejects with the system's error.
 */
export async function makeFolders(dir: string, mode = 0o777): Promise<string | undefined> {
  const missing = await missingFrom(resolve(dir));
  for (const folder of missing) {
    await mkdir(folder, { mode }).catch((error: unknown) => {
      // Somebody else may have made it just now.
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
  return missing[0];
}

async function missingFrom(dir: string): Promise<string[]> {
  try {
    if ((await stat(dir)).isDirectory()) return [];
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(dir) === dir) throw error;
    return [...(await missingFrom(dirname(dir))), dir];
  }
  throw Object.assign(new Error(`${dir} is no folder`), { code: 'ENOTDIR' });
}

/** Makes a folder, for this user alone, and sees that it lasts. */
export async function makeFolder(dir: string): Promise<void> {
  const first = await makeFolders(dir, 0o700);
  if (first !== undefined) await syncFolder(dirname(first));
}

/**
 * Replaces a file as a whole: readers and a power cut see the old text or the new, never a part. Rejects with the
 * system's error, and then the old file stands and nothing is left beside it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}-${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Removes temporary files that a killed process left over an hour ago; younger ones may be in use. */
export async function sweepTemporary(file: string, now: Date): Promise<void> {
  const dir = dirname(file);
  const names = await readdir(dir).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const path = join(dir, name);
    const info = await stat(path).catch(() => null);
    if (info && now.getTime() - info.mtimeMs > HOUR) await rm(path, { force: true }).catch(() => {});
  }
}

/** Copies a file to `<file>.<why>-<time>`, never over another; gives the name. Rejects with the system's error. */
export async function keepAside(file: string, why: string, now: Date): Promise<string> {
  const name = `${file}.${why}-${now.toISOString().replaceAll(':', '-')}`;
  for (let i = 1; ; i += 1) {
    const target = i === 1 ? name : `${name}-${i}`;
    try {
      await copyFile(file, target, constants.COPYFILE_EXCL);
      return target;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || i >= 100) throw error;
    }
  }
}

/** Why a folder (which need not exist yet) cannot be written to, or null. Looks only. */
export async function writeProblem(dir: string): Promise<string | null> {
  try {
    const info = await stat(dir);
    if (!info.isDirectory()) return `${dir} is not a folder`;
    await access(dir, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const parent = dirname(dir);
    if (codeOf(error) === 'ENOENT' && parent !== dir) return writeProblem(parent);
    return explainWrite(error, dir);
  }
}

/** A failed write in plain words. */
export function explainWrite(error: unknown, path: string): string {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return `the disk that holds ${path} is full`;
  if (code === 'EFBIG') return `${path} has reached the size that this system allows`;
  if (code === 'EACCES' || code === 'EPERM') return `you may not write to ${path}`;
  if (code === 'EROFS') return `${path} is on a read-only file system`;
  if (code === 'ENOTDIR') return `a part of ${path} is a file, not a folder`;
  return `${path} cannot be written (${code || (error instanceof Error ? error.message : String(error))})`;
}
