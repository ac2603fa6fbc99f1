import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeFolders } from './files.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
const scratch = () => {
  const path = mkdtempSync(join(tmpdir(), 'files-'));
  made.push(path);
  return path;
};

it('makes what is missing, and tells the first of it', async () => {
  const root = scratch();
  expect(await makeFolders(join(root, 'a', 'b'), 0o700)).toBe(join(root, 'a'));
  expect(statSync(join(root, 'a', 'b')).mode & 0o777).toBe(0o700);
  expect(await makeFolders(join(root, 'a', 'b'))).toBeUndefined();
});

it('may be done by several at once', async () => {
  const dir = join(scratch(), 'x', 'y', 'z');
  await Promise.all(Array.from({ length: 8 }, () => makeFolders(dir)));
  expect(existsSync(dir)).toBe(true);
});

it('rejects where a part of the path is a file', async () => {
  const file = join(scratch(), 'file');
  writeFileSync(file, '');
  await expect(makeFolders(join(file, 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolders(file)).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it('ends where nothing can be made', async () => {
  // Below /proc, which says so in its own way, where there is one.
  const nowhere = existsSync('/proc/self') ? '/proc/nowhere/at/all' : '/dev/null/at/all';
  await expect(makeFolders(nowhere)).rejects.toMatchObject({ code: expect.stringMatching(/^ENO/) });
});
