import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { bin, clusterprep, oldNode, root, run } from './testing/run.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const old = oldNode();
const NO_OLD_NODE = 'there is no Node older than 22.18 on PATH';

describe('the bin', () => {
  it('is written so that a Node of any age can read it', () => {
    const text = readFileSync(bin, 'utf8').replace(/^#!.*/, '');
    expect(() => parse(text, { ecmaVersion: 5 })).not.toThrow();
  });

  it('runs the bundle', () => {
    expect(clusterprep('--version')).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 });
  });
});

describe('the bin with an old Node', () => {
  it("goes on with the checkout's own", (ctx) => {
    if (!old) return ctx.skip(NO_OLD_NODE);
    expect(run(old, [bin, '--version'])).toMatchObject({ stdout: `${version}\n`, status: 0 });
    expect(run(old, [bin, 'lab', 'no-such-lab'])).toMatchObject({ stdout: '', status: 64 });
  });

  it('says so in one line and ends with 64 when there is none', (ctx) => {
    if (!old) return ctx.skip(NO_OLD_NODE);
    const folder = mkdtempSync(join(tmpdir(), 'clusterprep-old-'));
    try {
      cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
      const ended = run(old, [join(folder, 'bin', 'clusterprep.cjs'), 'quiz']);
      expect(ended).toMatchObject({ stdout: '', status: 64 });
      expect(ended.stderr).toMatch(/^clusterprep needs Node\.js 22\.18 or newer, and this is v\d.*\n$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('hands a SIGTERM on, and ends by it', async (ctx) => {
    if (!old) return ctx.skip(NO_OLD_NODE);
    const folder = mkdtempSync(join(tmpdir(), 'clusterprep-old-'));
    try {
      cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
      // Stands in for a newer Node: it tells its pid and then waits to be ended.
      const stand = '#!/bin/sh\necho $$\nexec sleep 60\n';
      const own = join(folder, 'node_modules', 'node', 'bin');
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, 'node'), stand, { mode: 0o755 });
      const outer = spawn(old, [join(folder, 'bin', 'clusterprep.cjs')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [pid] = await once(outer.stdout.setEncoding('utf8'), 'data');
      outer.kill('SIGTERM');
      expect(await once(outer, 'exit')).toEqual([null, 'SIGTERM']);
      expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
