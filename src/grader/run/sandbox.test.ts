import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { innerSandbox, wrapperFailed } from './sandbox.ts';

it('shows again what the new /tmp of the inner sandbox covers: the program, its Node, and the packages above it', () => {
  const root = mkdtempSync(join(tmpdir(), 'checkout-'));
  mkdirSync(join(root, 'node_modules'));
  const folder = join(root, 'lab');
  mkdirSync(folder);
  const job = { folder, node: '/tmp/nodes/bin/node', scratch: null, scenario: { workers: 2 } };
  const line = innerSandbox(job, ['node']);
  rmSync(root, { recursive: true });
  const covered = line.lastIndexOf('/tmp');
  for (const path of [folder, '/tmp/nodes/bin/node', join(root, 'node_modules')])
    expect(line.lastIndexOf(path)).toBeGreaterThan(covered);
});

it('takes the words of a wrapper that could not start the program for its own failure, and no others', () => {
  expect(wrapperFailed(127, 'setsid: failed to execute /tmp/node: No such file or directory')).toBe(true);
  expect(wrapperFailed(1, 'bwrap: Creating new namespace failed')).toBe(true);
  expect(wrapperFailed(127, 'Error: something of the program')).toBe(false);
  expect(wrapperFailed(0, 'setsid: but it went well')).toBe(false);
  expect(wrapperFailed(null, 'setsid: killed')).toBe(false);
});
