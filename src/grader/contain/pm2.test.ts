import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPm2 } from './pm2.ts';

const folder = (): string => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'pm2-')));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
};

/** A package that looks like PM2, in `parent/node_modules`. */
const install = (parent: string, files = ['package.json', 'bin/pm2', 'bin/pm2-runtime']): string => {
  const path = join(parent, 'node_modules', 'pm2');
  mkdirSync(join(path, 'bin'), { recursive: true });
  for (const file of files) writeFileSync(join(path, file), '{}');
  return path;
};

const nowhere = (at: string) => ({ own: join(at, 'ours.js'), path: '', node: join(at, 'bin', 'node') });

test('is the one of the folder or of a folder above, before all others', () => {
  const at = folder();
  const above = install(at);
  const work = join(at, 'labs', 'work');
  mkdirSync(work, { recursive: true });
  expect(findPm2(work, nowhere(folder()))).toBe(above);
  const other = join(at, 'labs', 'other');
  const own = install(other);
  expect(findPm2(other, nowhere(folder()))).toBe(own);
});

test('is else the one beside us, then one on the PATH, then one beside Node', () => {
  const [ours, linked, global] = [folder(), folder(), folder()];
  const [besideUs, onPath] = [install(ours), install(linked)];
  mkdirSync(join(linked, 'bin'));
  symlinkSync(join(onPath, 'bin', 'pm2'), join(linked, 'bin', 'pm2'));
  const besideNode = install(join(global, 'lib'));
  const node = join(global, 'bin', 'node');
  const path = [join(linked, 'missing'), join(linked, 'bin')].join(':');
  const own = join(ours, 'ours.js');
  const off = join(folder(), 'ours.js');
  expect(findPm2(folder(), { own, path, node })).toBe(besideUs);
  expect(findPm2(folder(), { own: off, path, node })).toBe(onPath);
  expect(findPm2(folder(), { own: off, path: '', node })).toBe(besideNode);
});

test('is the one that a script on the PATH names', () => {
  const at = folder();
  const global = install(join(at, 'global', '5'));
  const script =
    '#!/bin/sh\nbasedir=$(dirname "$0")\nexec node "$basedir/global/5/node_modules/pm2/bin/pm2" "$@"\n';
  writeFileSync(join(at, 'pm2'), script);
  expect(findPm2(folder(), { ...nowhere(folder()), path: at })).toBe(global);
  writeFileSync(join(at, 'pm2'), script.replace('$basedir', '/nowhere'));
  expect(findPm2(folder(), { ...nowhere(folder()), path: at })).toBeNull();
});

test('is null where there is none, or only a part of one', () => {
  const at = folder();
  expect(findPm2(at, nowhere(folder()))).toBeNull();
  install(at, ['package.json']);
  expect(findPm2(at, nowhere(folder()))).toBeNull();
});
