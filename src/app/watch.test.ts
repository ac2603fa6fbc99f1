import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { folderDigest, type Watch, watchFolder } from './watch.ts';

let folder = '';
let watch: Watch | undefined;
let changes = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clusterprep-watch-'));
  await writeFile(join(folder, 'server.js'), 'one');
  changes = 0;
});
afterEach(async () => {
  await watch?.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const open = async (): Promise<void> => {
  watch = watchFolder(folder, { onChange: () => changes++, onTrouble: () => {} });
  await watch.ready;
};
const seen = (count: number): Promise<void> =>
  vi.waitFor(() => expect(changes, 'changes told').toBe(count), { timeout: 10_000, interval: 10 });
const save = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

test('a save is told once, also one by rename', async () => {
  await open();
  await save('server.js', 'two');
  await seen(1);
  await save('server.js.tmp', 'three');
  await rename(join(folder, 'server.js.tmp'), join(folder, 'server.js'));
  await vi.waitFor(() => expect(changes).toBeGreaterThan(1), { timeout: 10_000 });
});

test('saving the same text, and files that are not the program, change nothing', async () => {
  await open();
  await save('server.js', 'one');
  await save('.server.js.swp', 'x');
  await mkdir(join(folder, 'backup-1'));
  await save('backup-1/server.js', 'old');
  // This one counts, and it comes after the others: so the others have not.
  await save('server.js', 'two');
  await seen(1);
});

test('what a program writes into its folder is no save: a log, a state, a database, a store of scores', async () => {
  const before = await folderDigest(folder);
  await mkdir(join(folder, 'progress'));
  for (const name of ['debug.log', 'state.json', 'sessions.sqlite', 'progress/journal.jsonl', 'notes.md']) {
    await save(name, 'x');
    expect(await folderDigest(folder), name).toBe(before);
  }
  for (const name of ['package.json', 'lib.ts', 'app.cjs', 'progress/count.mjs']) {
    const last = await folderDigest(folder);
    await save(name, 'x');
    expect(await folderDigest(folder), name).not.toBe(last);
  }
});

test('polling sees a save too', async () => {
  vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
  await open();
  await save('server.js', 'longer than before');
  await seen(1);
});

test('the digest depends on names and contents alone', async () => {
  const before = await folderDigest(folder);
  await save('server.js', 'one');
  expect(await folderDigest(folder)).toBe(before);
  await rename(join(folder, 'server.js'), join(folder, 'server.mjs'));
  expect(await folderDigest(folder)).not.toBe(before);
});

test('where watching fails it goes on by polling, and says so', async () => {
  const { FSWatcher } = await import('chokidar');
  const real = FSWatcher.prototype.add;
  let failures = 0;
  const add = vi.spyOn(FSWatcher.prototype, 'add').mockImplementation(function (
    this: typeof FSWatcher.prototype,
    paths,
  ) {
    if (this.options.backend !== 'polling') {
      failures++;
      queueMicrotask(() => this.emit('error', new Error('ENOSPC: no watchers left')));
      return this;
    }
    return real.call(this, paths);
  });
  const told: [string, boolean][] = [];
  watch = watchFolder(folder, {
    onChange: () => changes++,
    onTrouble: (message, polling) => told.push([message, polling]),
  });
  await watch.ready;
  expect(failures).toBe(1);
  expect(told).toEqual([['ENOSPC: no watchers left', true]]);
  await save('server.js', 'longer than before');
  await seen(1);
  add.mockRestore();
});
