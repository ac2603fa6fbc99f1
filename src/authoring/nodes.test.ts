import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findNodes, ownNode } from './nodes.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
const empty = () => {
  const path = mkdtempSync(join(tmpdir(), 'nodes-'));
  made.push(path);
  return path;
};
/** Something that calls itself a Node of this version. */
const put = (version: string, ...path: string[]) => {
  const file = join(...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${version}\n`);
  chmodSync(file, 0o755);
  return file;
};

describe('findNodes', () => {
  it('takes our own for its major', async () => {
    const own = ownNode();
    expect(await findNodes([own.major, own.major], { cache: empty() })).toEqual([own]);
  });

  it.each([
    ['22', 'bin/node'],
    ['v22.23.0', 'bin/node'],
    ['node-v22.23.0-linux-x64', 'bin/node'],
    ['node22', 'node_modules/node/bin/node'],
  ])('finds it in %s/%s', async (folder, place) => {
    const dir = empty();
    const path = put('v22.23.0', dir, folder, place);
    put('v20.22.0', dir, 'v20.22.0', 'bin/node');
    expect(await findNodes([22], { dir, cache: empty() })).toEqual([
      { major: 22, version: 'v22.23.0', path },
    ]);
  });

  it('takes the newest of several, and the folder itself where it is a Node', async () => {
    const dir = empty();
    put('v22.9.0', dir, 'v22.9.0', 'bin/node');
    const newest = put('v22.18.0', dir, 'v22.18.0', 'bin/node');
    expect((await findNodes([22], { dir, cache: empty() }))[0]?.path).toBe(newest);
    const itself = put('v22.19.0', dir, 'bin', 'node');
    expect((await findNodes([22], { dir, cache: empty() }))[0]?.path).toBe(itself);
  });

  it('refuses a folder that is not there', async () => {
    const dir = join(empty(), 'nowhere');
    await expect(findNodes([22], { dir, cache: empty() })).rejects.toThrow('There is no folder');
  });

  it('asks each what it is, and prefers the folder that was named to our own and to the cache', async () => {
    const [dir, cache] = [empty(), empty()];
    put('v9.9.9', dir, '22', 'bin/node');
    const cached = put('v22.1.0', cache, '22', 'bin/node');
    expect((await findNodes([22], { dir, cache }))[0]?.path).toBe(cached);
    const { major } = ownNode();
    mkdirSync(join(dir, `v${major}`, 'bin'), { recursive: true });
    symlinkSync(process.execPath, join(dir, `v${major}`, 'bin', 'node'));
    expect((await findNodes([major], { dir, cache }))[0]?.path).toContain(dir);
  });
});
