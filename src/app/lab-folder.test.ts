import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entryOf, learnerFolder, setUpFolder } from './lab-folder.ts';

let base = '';
let lab = '';
let work = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'clusterprep-folder-'));
  lab = join(base, 'lab');
  work = join(base, 'work');
  await mkdir(join(lab, 'starter', 'lib'), { recursive: true });
  await writeFile(join(lab, 'README.md'), 'the brief');
  await writeFile(join(lab, 'starter', 'server.js'), 'starter');
  await writeFile(join(lab, 'starter', 'app.js'), 'given');
  await writeFile(join(lab, 'starter', 'lib', 'deep.js'), 'deep');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const read = (...parts: string[]): Promise<string> => readFile(join(...parts), 'utf8');

test('an empty folder gets the starter, the given files, the brief and a package.json', async () => {
  const { written } = await setUpFolder(lab, work);
  expect([...written].sort()).toEqual(['README.md', 'app.js', 'lib/deep.js', 'package.json', 'server.js']);
  expect(await read(work, 'server.js')).toBe('starter');
  expect(JSON.parse(await read(work, 'package.json'))).toEqual({ type: 'module', private: true });
});

test('an edited file is never overwritten, and a missing one comes back', async () => {
  await setUpFolder(lab, work);
  await writeFile(join(work, 'server.js'), 'mine');
  await rm(join(work, 'app.js'));
  const { written, kept } = await setUpFolder(lab, work);
  expect(written).toEqual(['app.js']);
  expect(kept).toEqual(['server.js']);
  expect(await read(work, 'server.js')).toBe('mine');
});

test('a learner who has renamed the entry gets no second one', async () => {
  await setUpFolder(lab, work);
  await rm(join(work, 'server.js'));
  await writeFile(join(work, 'server.ts'), 'mine');
  await setUpFolder(lab, work);
  expect((await readdir(work)).filter((name) => name.startsWith('server'))).toEqual(['server.ts']);
});

test('reset moves the work into a backup and brings the starter back', async () => {
  await setUpFolder(lab, work);
  await writeFile(join(work, 'server.js'), 'mine');
  await writeFile(join(work, 'notes.txt'), 'my notes');
  const { backup, written } = await setUpFolder(lab, work, { reset: true, now: new Date(0) });
  expect(backup).toBe(join(work, 'backup-1970-01-01T00-00-00-000Z'));
  expect(await read(backup ?? '', 'server.js')).toBe('mine');
  expect(written).toEqual(['server.js']);
  expect(await read(work, 'server.js')).toBe('starter');
  expect(await read(work, 'notes.txt')).toBe('my notes');
});

test('reset of an untouched folder keeps no backup', async () => {
  await setUpFolder(lab, work);
  expect((await setUpFolder(lab, work, { reset: true })).backup).toBeNull();
});

test('a file in the place of the folder is refused with a clear message', async () => {
  await writeFile(work, 'x');
  await expect(setUpFolder(lab, work)).rejects.toMatchObject({ code: 'not-a-folder' });
});

test('the folder is --dir, else work/ in a checkout, else one below the current folder', async () => {
  const cwd = base;
  expect(learnerFolder('respawn', { dir: 'mine', cwd, root: base })).toBe(join(base, 'mine'));
  expect(learnerFolder('respawn', { cwd, root: base })).toBe(join(base, 'clusterprep-labs', 'respawn'));
  await mkdir(join(base, 'src'));
  await writeFile(join(base, 'src', 'cli.ts'), '');
  expect(learnerFolder('respawn', { cwd, root: base })).toBe(join(base, 'labs', 'respawn', 'work'));
});

test('where PM2 starts the program, its file is the entry, and gets no second one either', async () => {
  await writeFile(join(lab, 'starter', 'ecosystem.config.cjs'), 'for PM2');
  await setUpFolder(lab, work);
  expect(await entryOf(work)).toBe('ecosystem.config.cjs');
  await rm(join(work, 'ecosystem.config.cjs'));
  await writeFile(join(work, 'ecosystem.config.mjs'), 'mine');
  expect((await setUpFolder(lab, work)).written).toEqual([]);
  expect(await entryOf(work)).toBe('ecosystem.config.mjs');
  expect(await entryOf(join(base, 'nowhere'))).toBe('server.js');
});

test('the entry of a lab whose program is a client is the client', async () => {
  await rm(join(lab, 'starter', 'server.js'));
  await writeFile(join(lab, 'starter', 'client.js'), 'starter');
  await setUpFolder(lab, work);
  expect(await entryOf(work)).toBe('client.js');
  await rm(join(work, 'client.js'));
  await writeFile(join(work, 'client.ts'), 'mine');
  await setUpFolder(lab, work);
  expect((await readdir(work)).filter((name) => name.startsWith('client'))).toEqual(['client.ts']);
});
