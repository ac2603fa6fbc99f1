import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newScratch } from './scratch.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'scratch-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const folder = (name: string, hoursOld: number): string => {
  const path = join(parent, name);
  mkdirSync(path);
  writeFileSync(join(path, 'file'), '');
  const then = Date.now() / 1000 - hoursOld * 3600;
  utimesSync(path, then, then);
  return path;
};

it('is empty, and nobody else has it', () => {
  const [one, other] = [newScratch(parent), newScratch(parent)];
  expect(one).not.toBe(other);
  expect(existsSync(one) && existsSync(other)).toBe(true);
});

it('takes away what a killed clusterprep left long ago, and nothing else', () => {
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const left = folder(`clusterprep-run-${gone}-a`, 2);
  const kept = [
    folder(`clusterprep-run-${gone}-b`, 0),
    folder(`clusterprep-run-${process.pid}-c`, 2),
    folder(`elsewhere-${gone}-d`, 2),
    folder('clusterprep-run-e', 2),
  ];
  newScratch(parent);
  expect(existsSync(left)).toBe(false);
  expect(kept.filter((path) => !existsSync(path))).toEqual([]);
});
